/** SQL of the local copies of registers that a department imports. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export async function selectRegisteredPerson(read: Read, iin: string) {
  return read
    .selectFrom('register_person')
    .select(['full_name', 'birth_date'])
    .where('iin', '=', iin)
    .executeTakeFirst()
}

export async function hasGuardianship(read: Read, childIin: string, guardianIin: string) {
  const row = await read
    .selectFrom('register_guardianship')
    .select('child_iin')
    .where('child_iin', '=', childIin)
    .where('guardian_iin', '=', guardianIin)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the register knows any guardian of the child: only then a missing one means "no". */
export async function hasAnyGuardian(read: Read, childIin: string) {
  const row = await read
    .selectFrom('register_guardianship')
    .select('child_iin')
    .where('child_iin', '=', childIin)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasBenefit(read: Read, iin: string, code: string, day: Temporal.PlainDate) {
  const row = await read
    .selectFrom('register_benefit')
    .select('code')
    .where('iin', '=', iin)
    .where('code', '=', code)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .executeTakeFirst()
  return row !== undefined
}

/** From every local copy of a register. */
export async function deleteRegistered(tx: Tx, iins: readonly string[]): Promise<void> {
  await sql`delete from register_person where iin = any(${iins}::text[])`.execute(tx)
  await sql`delete from register_benefit where iin = any(${iins}::text[])`.execute(tx)
  await sql`delete from register_guardianship
    where child_iin = any(${iins}::text[]) or guardian_iin = any(${iins}::text[])`.execute(tx)
}
