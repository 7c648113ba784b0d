/** What became of the place decides what becomes of the referral: used, missed, given up, or lost without fault. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lockById } from '../applications/find-application.ts'
import { lockHold } from '../choice/find-holds.ts'
import type { Hold, ReleaseReason } from '../choice/hold.ts'
import { releaseHold } from '../choice/release-hold.ts'
import type { Setting } from '../territories/setting.ts'
import { endReferral } from './end-referral.ts'
import { referralAccess } from './referral-access.ts'
import { lockReferral, selectReferral } from './referral-queries.ts'

const STATE_AFTER: Readonly<Record<ReleaseReason, 'lapsed' | 'declined' | 'cancelled'>> = {
  missed: 'lapsed',
  declined: 'declined',
  'given-up': 'declined',
  unreached: 'cancelled',
  'other-place': 'cancelled',
  'refused-by-provider': 'cancelled',
  'provider-excluded': 'cancelled',
  'swap-off': 'cancelled',
  'application-ended': 'cancelled',
}

/** Repeatable: returns false when there is nothing to settle (any more). */
export async function settleReferral(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  referralId: bigint,
): Promise<boolean> {
  authorize(actor, referralAccess.settle)
  const seen = await selectReferral(tx, referralId)
  const application = seen && (await lockById(tx, seen.applicationId))
  const hold = seen && (await lockHold(tx, seen.holdId))
  const referral = seen && (await lockReferral(tx, referralId))
  if (application === undefined || hold === undefined || referral?.state !== 'issued') return false
  const due = hold.state === 'held' ? dueReason(hold, application.state, setting) : undefined
  if (hold.state === 'held' && due === undefined) return false
  if (due !== undefined) await releaseHold(tx, actor, setting, { hold, reason: due })
  const reason = due ?? hold.releasedReason
  const state = reason === null ? 'enrolled' : STATE_AFTER[reason]
  await endReferral(tx, actor, setting, { referral, application, state, reason })
  return true
}

function dueReason(hold: Hold, state: string, setting: Setting): ReleaseReason | undefined {
  if (state === 'archived') return 'application-ended'
  const { until } = hold
  const late = until !== null && Temporal.Instant.compare(setting.clock.now(), until) >= 0
  return late ? 'missed' : undefined
}
