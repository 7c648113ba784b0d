/**
 * A parent lets a child act itself in the matters of its club, from the age that the rules name (Civil Code, article 22).
 * It chooses; contracts, answers about attendance and refusals stay with the parent.
 */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Language } from '../../base/language.ts'
import type { Phone } from '../../base/phone.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { removeContact, setContact } from '../people/change-contact.ts'
import { getPerson } from '../people/ensure-family.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { Application, ApplicationRefusal } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { lockWithRelation } from './find-application.ts'
import { endConsent, insertConsent, selectConsent } from './own-action-queries.ts'
import { recordEvent } from './record-event.ts'

export { selectConsent as findOwnActionConsent } from './own-action-queries.ts'

/** The age from which it may; undefined where the rules of the day, or the programme, know nothing of it. */
export async function findOwnActionAge(
  read: Read,
  { territory, programme }: Application,
  day: Temporal.PlainDate,
): Promise<number | undefined> {
  if (programme !== 'club') return undefined
  const pack = (await findRulesInForce(read, territory, programme, day))?.pack
  return pack?.regime === 'single-voucher' ? pack.values['club.ownActionFromAge'].value : undefined
}

/** A birthday on 29 February is kept on 28 February in other years. */
export function isOfAge(birthDate: Temporal.PlainDate, age: number, day: Temporal.PlainDate) {
  return Temporal.PlainDate.compare(birthDate.add({ years: age }), day) <= 0
}

/**
 * The phone is proved by the child's first sign-in. Refuses `application/own-action-too-young` with the age, and
 * `application/own-action-already`; `application/own-action-clubs-only` for a kindergarten's.
 */
export async function letChildAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly phone: Phone; readonly language: Language },
): Promise<void> {
  const { application, personId } = await lockOwn(tx, actor, input.number)
  const today = setting.clock.today()
  const age = await findOwnActionAge(tx, application, today)
  if (age === undefined) throw new Refusal<ApplicationRefusal>('application/own-action-clubs-only')
  const { childId } = application
  const child = await getPerson(tx, childId)
  if (!isOfAge(child.birth_date, age, today)) {
    throw new Refusal<ApplicationRefusal>('application/own-action-too-young', { age })
  }
  const at = setting.clock.now()
  // One of a representative that is none any more gives way.
  if ((await selectConsent(tx, childId)) === undefined) {
    await endConsent(tx, { childId, endedBy: personId, at })
  }
  await insertConsent(tx, { childId, givenBy: personId, at })
  await setContact(tx, childId, { phone: input.phone, language: input.language })
  await recordEvent(tx, actorText(actor), at, application.id, 'own-action-given', {})
}

/** By any legal representative; from the next page on the child sees nothing. Repeatable. */
export async function stopChildActing(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string },
): Promise<void> {
  const { application, personId } = await lockOwn(tx, actor, input.number)
  const { childId, id } = application
  const at = setting.clock.now()
  if (!(await endConsent(tx, { childId, endedBy: personId, at }))) return
  await removeContact(tx, childId)
  await recordEvent(tx, actorText(actor), at, id, 'own-action-ended', {})
}

async function lockOwn(tx: Tx, actor: Actor, number: string) {
  const found = await lockWithRelation(tx, number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, applicationAccess.letChildAct, found.relation)
  if (actor.kind !== 'guardian') throw new NotFound('guardian')
  return { application: found.application, personId: actor.personId }
}
