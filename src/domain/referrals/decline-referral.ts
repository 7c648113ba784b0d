/** The family does not want the place: it goes on, the child stands in the queue where it stood. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { releaseHold } from '../choice/release-hold.ts'
import type { Setting } from '../territories/setting.ts'
import { endReferral } from './end-referral.ts'
import { lockIssued } from './find-referrals.ts'
import type { ReferralRefusal } from './referral.ts'
import { referralAccess } from './referral-access.ts'

/** Refuses `referral/not-issued`, and `referral/deadline-passed` from the first moment that is too late. */
export async function declineReferral(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationNumber: string,
): Promise<void> {
  const { application, relation, hold, referral } = await lockIssued(tx, applicationNumber)
  authorize(actor, referralAccess.decline, relation)
  if (Temporal.Instant.compare(setting.clock.now(), referral.validUntil) >= 0) {
    throw new Refusal<ReferralRefusal>('referral/deadline-passed')
  }
  await releaseHold(tx, actor, setting, { hold, reason: 'given-up' })
  await endReferral(tx, actor, setting, {
    referral,
    application,
    state: 'declined',
    reason: 'given-up',
  })
}
