/** Makes child and guardian known and ties them: the first step of every application. */
import { NotFound } from '../../base/failure.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { GuardianFacts, GuardianshipSource, PersonFacts } from './person.ts'
import {
  findPersonId,
  insertGuardianship,
  selectGuardianIds,
  selectPerson,
  selectRelation,
  setFirstContact,
  upsertPerson,
} from './person-queries.ts'

type Family = { readonly childId: bigint; readonly guardianId: bigint }

/**
 * A phone that is known stays: whoever has the two numbers of a family must not become it by a code to a phone of his own.
 * It is changed by who is signed in, or at the department's desk. `phoneVerifiedAt` null when the phone was not proved by a
 * code (imports). Part of an action, not one itself.
 */
export async function ensureFamily(
  tx: Tx,
  family: {
    readonly child: PersonFacts
    readonly guardian: GuardianFacts
    readonly source: GuardianshipSource
    readonly phoneVerifiedAt: Temporal.Instant | null
    readonly at: Temporal.Instant
  },
): Promise<Family> {
  const childId = await upsertPerson(tx, family.child, family.at)
  const guardianId = await upsertPerson(tx, family.guardian, family.at)
  await setFirstContact(tx, guardianId, family.guardian, family.phoneVerifiedAt)
  await insertGuardianship(tx, childId, guardianId, family.source, family.at)
  return { childId, guardianId }
}

/** Ids of every legal representative of a child: the relation that permissions look at. */
export async function findGuardianIds(read: Read, childId: bigint): Promise<readonly bigint[]> {
  return selectGuardianIds(read, childId)
}

type FamilyRelation = {
  readonly territoryPath: readonly string[]
  readonly guardianIds: readonly bigint[]
  readonly actingChildId: bigint | null
}

/** What permissions look at: where it is, and whose child. Throws NotFound for the territory. */
export async function getFamilyRelation(
  read: Read,
  territory: string,
  childId: bigint,
): Promise<FamilyRelation> {
  const found = await selectRelation(read, territory, childId)
  if (!found?.path) throw new NotFound(`territory ${territory}`)
  return {
    territoryPath: found.path,
    guardianIds: found.guardians,
    actingChildId: found.acting,
  }
}

export async function findPersonByIin(read: Read, iin: string) {
  const id = await findPersonId(read, iin)
  return id === undefined ? undefined : selectPerson(read, id)
}

/** For papers that name people. Throws NotFound for those who are erased or not claimed yet. */
export async function getKnownPerson(read: Read, id: bigint) {
  const person = await getPerson(read, id)
  if (person.iin === null) throw new NotFound('person')
  return { ...person, iin: person.iin }
}

export async function getPerson(read: Read, id: bigint) {
  const person = await selectPerson(read, id)
  if (person === undefined) throw new Error(`person ${id} is gone`)
  return person
}
