/** Persons whom nobody may know any longer: their rows stay without anything that says who they were. */
import type { Tx } from '../../platform/db/database.ts'
import { deleteGuardianships, erasePersons } from './person-queries.ts'
import { deleteRegistered } from './register-queries.ts'

/** Part of an action, over locked rows. The year of birth stays: the category tells it anyway. */
export async function forgetPeople(
  tx: Tx,
  persons: readonly { readonly id: bigint; readonly iin: string | null }[],
): Promise<void> {
  const ids = persons.map(person => person.id)
  await deleteGuardianships(tx, ids)
  await deleteRegistered(
    tx,
    persons.flatMap(person => person.iin ?? []),
  )
  await erasePersons(tx, ids)
}
