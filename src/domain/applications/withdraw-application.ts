/** Takes an application out of the queue at the family's wish. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { changeApplications } from './change-applications.ts'
import { lockWithRelation } from './find-application.ts'

/** Refuses `application/has-voucher` while a voucher is offered: that is refused or confirmed instead. */
export async function withdrawApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<void> {
  const found = await lockWithRelation(tx, number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, applicationAccess.withdraw, found.relation)
  if (found.application.state === 'offered') {
    throw new Refusal<ApplicationRefusal>('application/has-voucher')
  }
  await changeApplications(tx, actor, setting, [
    { application: found.application, event: 'withdrawn' },
  ])
}
