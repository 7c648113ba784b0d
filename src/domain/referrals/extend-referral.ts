/** The family needs more days to use its referral: once, until a day of its choice. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { recordEvent } from '../applications/record-event.ts'
import type { Setting } from '../territories/setting.ts'
import { clip, lockIssued, packOfReferral } from './find-referrals.ts'
import type { ReferralRefusal } from './referral.ts'
import { referralAccess } from './referral-access.ts'
import { moveTerm, selectLastDayOfPlace } from './referral-queries.ts'
import { extensionOf } from './referral-term.ts'

type ExtendReferral = {
  /** Of the application. */
  readonly number: string
  /** The last day on which it may be used. */
  readonly lastDay: Temporal.PlainDate
}

/**
 * Refuses `referral/not-issued`, `referral/deadline-passed`, `referral/extended-already` and
 * `referral/day-not-allowed` with the first and the last day that may be chosen.
 */
export async function extendReferral(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ExtendReferral,
): Promise<void> {
  const { application, relation, referral } = await lockIssued(tx, input.number)
  authorize(actor, referralAccess.extend, relation)
  const at = setting.clock.now()
  if (Temporal.Instant.compare(at, referral.validUntil) >= 0) {
    throw new Refusal<ReferralRefusal>('referral/deadline-passed')
  }
  const rule = extensionOf(await packOfReferral(tx, referral), referral)
  if (rule === undefined) throw new Refusal<ReferralRefusal>('referral/extended-already')
  const allowed = clip(rule, await selectLastDayOfPlace(tx, referral.placeId))
  const { lastDay } = input
  const fits =
    allowed !== undefined &&
    Temporal.PlainDate.compare(lastDay, allowed.first) >= 0 &&
    Temporal.PlainDate.compare(lastDay, allowed.last) <= 0
  if (!fits) {
    const days = { first: rule.first.toString(), last: (allowed ?? rule).last.toString() }
    throw new Refusal<ReferralRefusal>('referral/day-not-allowed', days)
  }
  await moveTerm(tx, referral, startOfDay(lastDay.add({ days: 1 })), at)
  const facts = { referral: referral.number, until: lastDay.toString() }
  await recordEvent(tx, actorText(actor), at, application.id, 'referral-extended', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'referral.extended',
      facts: { application: application.number, territory: referral.territory, ...facts },
    },
  ])
}
