/** Staff look at somebody's application: allowed within the post only, and never without a trace. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { findPersonByIin } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import { countAccess, insertAccess } from './access-record-queries.ts'
import type { Application } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { selectOfPerson } from './application-queries.ts'
import { type ApplicationWithRelation, findApplication, relationOf } from './find-application.ts'

/** What was looked at; `persons-export` is a whole table. */
export type Look =
  | 'application'
  | 'claim'
  | 'document'
  | 'case'
  | 'contract'
  | 'sheet'
  | 'search'
  | 'persons-export'
  | 'payment-file'

/** Throws NotFound also where the post does not reach: nobody learns by trying numbers. */
export async function lookAtApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly what: Look },
): Promise<ApplicationWithRelation> {
  const found = await findApplication(tx, input.number)
  if (found === undefined || !isAllowed(actor, applicationAccess.view, found.relation)) {
    throw new NotFound('application')
  }
  await recordLook(tx, actor, setting, found.application.id, input.what)
  return found
}

/** Part of an action. A family that looks at its own leaves no trace; somebody of a kindergarten does as officers do. */
export async function recordLook(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationId: bigint | null,
  what: Look,
): Promise<void> {
  if (actor.kind !== 'staff' && actor.kind !== 'provider') return
  await insertAccess(tx, { at: setting.clock.now(), staffId: actor.staffId, applicationId, what })
}

/** Applications of this child or guardian that the post reaches; each one found is recorded. */
export async function findByIin(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  iin: string,
): Promise<readonly Application[]> {
  const person = await findPersonByIin(tx, iin)
  const reached: Application[] = []
  for (const application of person === undefined ? [] : await selectOfPerson(tx, person.id)) {
    const relation = await relationOf(tx, application)
    if (!isAllowed(actor, applicationAccess.view, relation)) continue
    await recordLook(tx, actor, setting, application.id, 'search')
    reached.push(application)
  }
  return reached
}

/** For those who control: how often officers looked at applications in the whole installation since then. */
export async function countLooks(
  read: Read,
  actor: Actor,
  relation: Relation,
  since: Temporal.Instant,
): Promise<number> {
  authorize(actor, applicationAccess.listLooks, relation)
  return countAccess(read, since)
}
