/** Restores an inactive application once, with its original time (kazpravda.kz: within 28 days). */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { Application, ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { changeApplications } from './change-applications.ts'
import { lockWithRelation } from './find-application.ts'

/** Whether the family may still restore; the page that shows the button asks this too. */
export function mayRestore(application: Application, now: Temporal.Instant): boolean {
  return (
    application.state === 'inactive' &&
    application.restoreUntil !== null &&
    Temporal.Instant.compare(now, application.restoreUntil) < 0
  )
}

/** Refuses `application/restore-over` after the last day or when the one restoration is used. */
export async function restoreApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<void> {
  const found = await lockWithRelation(tx, number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, applicationAccess.restore, found.relation)
  if (!mayRestore(found.application, setting.clock.now())) {
    throw new Refusal<ApplicationRefusal>('application/restore-over')
  }
  await changeApplications(tx, actor, setting, [
    { application: found.application, event: 'restored' },
  ])
}
