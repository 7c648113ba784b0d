/** SQL of the local copies of state registers, which the default adapters answer from. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { RegisterBenefit, RegisterGuardianship, RegisterPerson } from './register.ts'

/** IINs of those that were new or different. */
export async function upsertPersons(
  tx: Tx,
  rows: readonly RegisterPerson[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const result = await sql<{ key: string }>`
    insert into register_person (iin, full_name, birth_date, loaded_at)
    select given.iin, given.full_name, given.birth_date, ${at}
    from unnest(${rows.map(row => row.iin)}::text[], ${rows.map(row => row.fullName)}::text[],
                ${rows.map(row => row.birthDate)}::date[]) given (iin, full_name, birth_date)
    on conflict (iin) do update
      set full_name = excluded.full_name, birth_date = excluded.birth_date, loaded_at = excluded.loaded_at
    where (register_person.full_name, register_person.birth_date)
      is distinct from (excluded.full_name, excluded.birth_date)
    returning iin as key`.execute(tx)
  return new Set(result.rows.map(row => row.key))
}

export async function upsertGuardianships(
  tx: Tx,
  rows: readonly RegisterGuardianship[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const result = await sql<{ key: string }>`
    insert into register_guardianship (child_iin, guardian_iin, loaded_at)
    select given.child_iin, given.guardian_iin, ${at}
    from unnest(${rows.map(row => row.childIin)}::text[],
                ${rows.map(row => row.guardianIin)}::text[]) given (child_iin, guardian_iin)
    on conflict do nothing
    returning child_iin || ' ' || guardian_iin as key`.execute(tx)
  return new Set(result.rows.map(row => row.key))
}

export async function upsertBenefits(
  tx: Tx,
  rows: readonly RegisterBenefit[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const result = await sql<{ key: string }>`
    insert into register_benefit (iin, code, valid_to, loaded_at)
    select given.iin, given.code, given.valid_to, ${at}
    from unnest(${rows.map(row => row.iin)}::text[], ${rows.map(row => row.code)}::text[],
                ${rows.map(row => row.validTo)}::date[]) given (iin, code, valid_to)
    on conflict (iin, code) do update
      set valid_to = excluded.valid_to, loaded_at = excluded.loaded_at
    where register_benefit.valid_to is distinct from excluded.valid_to
    returning iin || ' ' || code as key`.execute(tx)
  return new Set(result.rows.map(row => row.key))
}

export async function selectPersons(read: Read, after: string, limit: number) {
  return read
    .selectFrom('register_person')
    .selectAll()
    .where('iin', '>', after)
    .orderBy('iin')
    .limit(limit)
    .execute()
}

export async function selectGuardianships(
  read: Read,
  after: { readonly childIin: string; readonly guardianIin: string },
  limit: number,
) {
  const result = await sql<{ child_iin: string; guardian_iin: string }>`
    select child_iin, guardian_iin from register_guardianship
    where (child_iin, guardian_iin) > (${after.childIin}, ${after.guardianIin})
    order by child_iin, guardian_iin limit ${limit}`.execute(read)
  return result.rows
}

export async function selectBenefits(
  read: Read,
  after: { readonly iin: string; readonly code: string },
  limit: number,
) {
  const result = await sql<{ iin: string; code: string; valid_to: Temporal.PlainDate | null }>`
    select iin, code, valid_to from register_benefit where (iin, code) > (${after.iin}, ${after.code})
    order by iin, code limit ${limit}`.execute(read)
  return result.rows
}
