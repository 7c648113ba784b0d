/** The families of rows of a file are made known: persons, and who stands for whom. */
import { assertDefined } from '../../base/assert.ts'
import type { Tx } from '../../platform/db/database.ts'
import { ensurePersons, type FamilyMember, insertGuardianships } from './bulk-family-queries.ts'
import { birthDateOf, type ImportedApplication } from './imported-application.ts'

type FamilyRow = Pick<
  ImportedApplication,
  'childIin' | 'childName' | 'childBirthDate' | 'guardianIin' | 'guardianName' | 'phone'
>

/** Ids of everybody by IIN. Language stays the person's own or the default; guardians are tied to their children. */
export async function writeFamilies(
  tx: Tx,
  rows: readonly FamilyRow[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, bigint>> {
  const persons = new Map<string, FamilyMember>()
  const keep = (person: FamilyMember) => {
    const before = persons.get(person.iin)
    const phone = person.phone ?? before?.phone ?? null
    persons.set(person.iin, { ...(before ?? person), phone })
  }
  for (const row of rows) {
    const { childIin, guardianIin, phone } = row
    const birthDate = row.childBirthDate
    keep({ iin: childIin, fullName: row.childName, birthDate, phone: null })
    const fullName = row.guardianName
    keep({ iin: guardianIin, fullName, birthDate: birthDateOf(guardianIin), phone })
  }
  const ids = await ensurePersons(tx, [...persons.values()], at)
  const pairs = rows.map(row => ({
    childId: idOf(ids, row.childIin),
    guardianId: idOf(ids, row.guardianIin),
  }))
  await insertGuardianships(tx, pairs, 'imported', at)
  return ids
}

export function idOf(ids: ReadonlyMap<string, bigint>, iin: string): bigint {
  return assertDefined(ids.get(iin), 'every person has an id')
}
