/** An application leaves the stop-list, at its end or by an officer, and stands where it stood. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import { applicationAccess } from './application-access.ts'
import { changeApplications } from './change-applications.ts'
import { lockById, relationOf } from './find-application.ts'

/** Repeatable; the system releases only what has ended. Returns false when there was nothing to release. */
export async function releaseApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationId: bigint,
): Promise<boolean> {
  const application = await lockById(tx, applicationId)
  if (application === undefined) return false
  authorize(actor, applicationAccess.release, await relationOf(tx, application))
  if (application.state !== 'stopped' || application.stoppedUntil === null) return false
  const now = setting.clock.now()
  const ended = Temporal.Instant.compare(now, application.stoppedUntil) >= 0
  if (actor.kind === 'system' && !ended) return false
  await changeApplications(tx, actor, setting, [{ application, event: 'released' }])
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: 'application-released',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `application-released:${application.number}:${application.stoppedUntil}`,
    },
  ])
  return true
}
