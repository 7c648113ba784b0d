/** A kindergarten answers what a family wrote: once, and what was said stays. */
import { assert } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { checkedWords } from './check-rating.ts'
import { MOST_WORDS, type RatingRefusal, ratingSubject } from './rating.ts'
import { ratingAccess } from './rating-access.ts'
import { insertAnswer, lockText } from './text-queries.ts'

/**
 * 3 to 1000 characters, published beneath the words. Refuses `rating/already-answered`, `rating/text-replaced`,
 * `rating/text-hidden`: nobody answers in public to what is not shown.
 */
export async function answerText(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly textId: bigint; readonly words: string },
): Promise<void> {
  const { textId } = input
  const text = await lockText(tx, textId)
  if (text === undefined) throw new NotFound('text')
  const { relation } = await getProviderOf(tx, text.providerId)
  authorize(actor, ratingAccess.answer, relation)
  assert(actor.kind === 'provider', 'only the kindergarten is let through')
  const words = checkedWords(input.words, MOST_WORDS, 'published')
  if (text.answer !== null) throw new Refusal<RatingRefusal>('rating/already-answered')
  if (!text.isCurrent) throw new Refusal<RatingRefusal>('rating/text-replaced')
  if (text.hiddenFor !== null) throw new Refusal<RatingRefusal>('rating/text-hidden')
  const { providerId, staffId } = actor
  await insertAnswer(tx, { textId, providerId, staffId, words, at: setting.clock.now() })
  await appendToJournal(tx, setting, [
    {
      kind: 'rating.answered',
      facts: { provider: text.bin, territory: text.territory },
      privateFields: { rating: text.ratingNumber, words },
      about: ratingSubject(text.ratingNumber),
    },
  ])
}
