/** Puts an application on the stop-list for some days: reason, end, automatic release (rules 254; 49453). */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import type { ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { changeApplications } from './change-applications.ts'
import { lockWithRelation } from './find-application.ts'

type StopApplication = {
  readonly number: string
  /** Calendar days, today not counted. */
  readonly days: number
  readonly reason: string
}

/** Refuses `application/has-voucher`: an offer is cancelled first, with its money. */
export async function stopApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: StopApplication,
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, applicationAccess.stop, found.relation)
  if (found.application.state === 'offered') {
    throw new Refusal<ApplicationRefusal>('application/has-voucher')
  }
  const until = startOfDay(setting.clock.today().add({ days: input.days + 1 }))
  await changeApplications(tx, actor, setting, [
    {
      application: found.application,
      event: 'stopped',
      stop: { until, reason: input.reason },
      facts: { until: until.toString() },
      closedFacts: { reason: input.reason },
    },
  ])
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: found.application.guardianId },
      template: 'application-stopped',
      facts: { number: found.application.number },
      applicationId: found.application.id,
      eventKey: `application-stopped:${found.application.number}:${until}`,
    },
  ])
}
