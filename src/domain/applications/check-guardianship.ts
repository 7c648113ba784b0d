/** An officer checks what a silent register could not say: whether the guardian represents the child. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import type { ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { insertEvents } from './application-queries.ts'
import { changeApplications } from './change-applications.ts'
import { lockWithRelation } from './find-application.ts'
import {
  markGuardianshipChecked,
  selectUnchecked,
  type UncheckedGuardianship,
} from './guardianship-queries.ts'

export type { UncheckedGuardianship }

export type GuardianshipDecision = {
  readonly number: string
  readonly outcome: 'confirmed' | 'denied'
}

/**
 * Confirmed: it is not asked again. Denied: the application leaves the queue as a false claim. Refuses
 * `application/has-voucher` for a denial while a voucher is offered: that is cancelled first.
 */
export async function checkGuardianship(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  decision: GuardianshipDecision,
): Promise<void> {
  const found = await lockWithRelation(tx, decision.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, applicationAccess.checkGuardianship, found.relation)
  const { application } = found
  if (application.guardianshipChecked || application.state === 'archived') {
    throw new Refusal<ApplicationRefusal>('application/claim-decided')
  }
  if (decision.outcome === 'denied' && application.state === 'offered') {
    throw new Refusal<ApplicationRefusal>('application/has-voucher')
  }
  if (decision.outcome === 'confirmed') await markGuardianshipChecked(tx, application.id)
  else await changeApplications(tx, actor, setting, [{ application, event: 'false-claim' }])
  const { outcome } = decision
  await insertEvents(tx, actorText(actor), setting.clock.now(), [
    { applicationId: application.id, kind: 'guardianship-checked', facts: { outcome } },
  ])
  await appendToJournal(tx, setting, [
    {
      kind: 'application.guardianship-checked',
      facts: { application: application.number, outcome },
    },
  ])
  if (outcome === 'confirmed') return
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: 'claim-rejected',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `guardianship-denied:${application.number}`,
    },
  ])
}

/** Applications whose guardianship no register confirmed, the oldest first, after an id. */
export async function findUncheckedGuardianships(
  read: Read,
  actor: Actor,
  queue: { readonly territory: string; readonly relation: Relation },
  afterId: bigint,
  limit: number,
) {
  authorize(actor, applicationAccess.listClaims, queue.relation)
  return selectUnchecked(read, queue.territory, afterId, limit)
}
