/** The 28 days in which a missed offer could be restored are over: the application is archived. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import { applicationAccess } from './application-access.ts'
import { changeApplications } from './change-applications.ts'
import { lockById } from './find-application.ts'

/** Repeatable: returns false when the family restored it in time or another worker was faster. */
export async function expireRestoration(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationId: bigint,
): Promise<boolean> {
  authorize(actor, applicationAccess.expire)
  const application = await lockById(tx, applicationId)
  const now = setting.clock.now()
  if (application?.state !== 'inactive' || application.restoreUntil === null) return false
  if (Temporal.Instant.compare(now, application.restoreUntil) < 0) return false
  await changeApplications(tx, actor, setting, [{ application, event: 'not-restored' }])
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: 'restoration-over',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `restoration-over:${application.number}`,
    },
  ])
  return true
}
