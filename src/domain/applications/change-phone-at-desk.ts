/**
 * A family comes to the department with a paper that says who it is: its phone was lost, or the old list had a wrong one.
 * The phone it had is told, so that nobody is robbed of an account in silence (rules.md 7: a changed phone, a place lost).
 */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Phone } from '../../base/phone.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { setContact } from '../people/change-contact.ts'
import { getPerson } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import type { ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { insertEvents } from './application-queries.ts'
import { lockWithRelation } from './find-application.ts'

/**
 * Of the guardian of the application; unproved until the family signs in with it. Refuses `application/same-phone`; returns
 * whose phone it is, for notices that did not arrive.
 */
export async function changePhoneAtDesk(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly phone: Phone; readonly reason: string },
): Promise<bigint> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, applicationAccess.changePhone, relation)
  const { guardianId, id, number, territory } = application
  const before = await getPerson(tx, guardianId)
  if (before.phone === input.phone) throw new Refusal<ApplicationRefusal>('application/same-phone')
  const at = setting.clock.now()
  const language = before.language as 'kk' | 'ru' | 'en'
  await setContact(tx, guardianId, { phone: input.phone, language })
  await insertEvents(tx, actorText(actor), at, [
    { applicationId: id, kind: 'phone-changed', facts: {}, note: input.reason },
  ])
  await appendToJournal(tx, setting, [
    {
      kind: 'person.phone-changed',
      facts: { application: number, territory },
      privateFields: { reason: input.reason },
    },
  ])
  if (before.phone !== null) {
    await planMessages(tx, at, [
      {
        to: { phone: before.phone, language },
        template: 'phone-changed',
        facts: {},
        eventKey: `phone-changed:${number}:${at}`,
      },
    ])
  }
  return guardianId
}
