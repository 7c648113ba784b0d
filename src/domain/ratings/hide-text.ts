/** An officer hides what a family wrote, with a reason of the list and words; or shows it again. */
import { assert } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { checkedWords } from './check-rating.ts'
import { type HidingReason, MOST_REASON, type RatingRefusal, ratingSubject } from './rating.ts'
import { ratingAccess } from './rating-access.ts'
import { insertRuling, lockText, type TextWithFamily } from './text-queries.ts'

export type HideText = {
  readonly textId: bigint
  readonly reason: HidingReason
  /** For the family, 3 to 500 characters. */
  readonly words: string
}

/**
 * The scores count as before, and everybody sees that words were hidden and for which reason. The family is told by SMS.
 * Refuses `rating/text-hidden`, `rating/text-replaced`.
 */
export async function hideText(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { textId, reason, words: given }: HideText,
): Promise<void> {
  const text = await lockAllowedText(tx, actor, ratingAccess.hide, textId)
  assert(actor.kind === 'staff', 'only staff is let through')
  const words = checkedWords(given, MOST_REASON, 'closed')
  if (text.hiddenFor !== null) throw new Refusal<RatingRefusal>('rating/text-hidden')
  const at = setting.clock.now()
  const id = await insertRuling(tx, { textId, reason, words, staffId: actor.staffId, at })
  await appendToJournal(tx, setting, [
    {
      kind: 'rating.hidden',
      facts: { provider: text.bin, territory: text.territory, reason },
      privateFields: { rating: text.ratingNumber, words },
      about: ratingSubject(text.ratingNumber),
    },
  ])
  await planMessages(tx, at, [
    {
      to: { personId: text.personId },
      template: 'rating-hidden',
      facts: { number: text.application },
      applicationId: text.applicationId,
      eventKey: `rating-hidden:${id}`,
    },
  ])
}

/** Refuses `rating/text-shown`, `rating/text-replaced`. */
export async function showTextAgain(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  textId: bigint,
): Promise<void> {
  const text = await lockAllowedText(tx, actor, ratingAccess.showAgain, textId)
  assert(actor.kind === 'staff', 'only staff is let through')
  if (text.hiddenFor === null) throw new Refusal<RatingRefusal>('rating/text-shown')
  const ruling = { textId, reason: null, words: null, staffId: actor.staffId }
  await insertRuling(tx, { ...ruling, at: setting.clock.now() })
  await appendToJournal(tx, setting, [
    {
      kind: 'rating.shown',
      facts: { provider: text.bin, territory: text.territory },
      privateFields: { rating: text.ratingNumber },
      about: ratingSubject(text.ratingNumber),
    },
  ])
}

/** A text that its family says no more is not shown: there is nothing to decide about it. */
async function lockAllowedText(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  textId: bigint,
): Promise<TextWithFamily> {
  const text = await lockText(tx, textId)
  if (text === undefined) throw new NotFound('text')
  const { relation } = await getProviderOf(tx, text.providerId)
  authorize(actor, permission, relation)
  if (!text.isCurrent) throw new Refusal<RatingRefusal>('rating/text-replaced')
  return text
}
