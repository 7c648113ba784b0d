/** A family rates a kindergarten in which it confirmed a month of its child, or says it anew. */
import { assert } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { checkedRating, sameRating } from './check-rating.ts'
import { type RatingRefusal, ratingSubject, type Scores } from './rating.ts'
import { ratingAccess } from './rating-access.ts'
import { ensureText, insertRating, insertVersion, selectRateable } from './rating-queries.ts'
import { findRatingTerms } from './rating-terms.ts'

export type GiveRating = {
  /** Of an application of the child, as stored. */
  readonly number: string
  /** Of the kindergarten. */
  readonly bin: string
  /** One for each criterion of the rules of the day. */
  readonly scores: Scores
  /** 3 to 1000 characters; empty: scores only. */
  readonly words: string
}

/**
 * Any guardian, also when the child has left since. The same once more changes nothing. Refuses
 * `rating/no-confirmed-month`, and `rating/not-here` where the rules know no ratings.
 */
export async function giveRating(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: GiveRating,
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, ratingAccess.give, found.relation)
  assert(actor.kind === 'guardian', 'only guardians are let through')
  const { childId } = found.application
  const provider = (await selectRateable(tx, childId)).find(one => one.bin === input.bin)
  if (provider === undefined) throw new Refusal<RatingRefusal>('rating/no-confirmed-month')
  const terms = await findRatingTerms(tx, provider, setting.clock.today())
  if (terms === undefined) throw new Refusal<RatingRefusal>('rating/not-here')
  const content = checkedRating(terms.criteria, input)
  const { providerId, lineId, given } = provider
  if (given !== null && sameRating(given, content)) return
  const at = setting.clock.now()
  const { personId } = actor
  const { scores, words } = content
  const number = given?.number ?? drawBusinessNumber(byteSource(setting.entropy))
  const ratingId =
    given?.id ?? (await insertRating(tx, { number, providerId, childId, lineId, at }))
  const textId = words === null ? null : await ensureText(tx, { ratingId, providerId, words, at })
  const version = (given?.version ?? 0) + 1
  await insertVersion(tx, { ratingId, version, personId, textId, at, scores })
  await appendToJournal(tx, setting, [
    {
      kind: 'rating.given',
      facts: {
        provider: provider.bin,
        programme: provider.programme,
        territory: provider.territory,
        month: at.toZonedDateTimeISO(ALMATY).toPlainDate().toPlainYearMonth().toString(),
      },
      // The scores stay closed too: the leaf tells the second, and fewer than enough ratings tell no mean.
      privateFields: { rating: number, version, scores: { ...scores }, ...(words && { words }) },
      about: ratingSubject(number),
    },
  ])
}
