/** SQL that makes the families of very many applications known, one statement a table. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { GuardianshipSource, PersonFacts } from '../people/person.ts'

export type FamilyMember = PersonFacts & { readonly phone: string | null }

/** Ids by IIN. Persons who are known keep their names, and a phone that was proved by a code. */
export async function ensurePersons(
  tx: Tx,
  persons: readonly FamilyMember[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, bigint>> {
  // In the order of IINs: two imports over the same people wait for each other and never deadlock.
  const ordered = [...persons].sort((a, b) => (a.iin < b.iin ? -1 : 1))
  const iins = ordered.map(person => person.iin)
  await sql`
    insert into person (iin, full_name, birth_date, phone, created_at)
    select given.iin, given.full_name, given.birth_date, given.phone, ${at}
    from unnest(${iins}::text[], ${ordered.map(person => person.fullName)}::text[],
                ${ordered.map(person => person.birthDate)}::date[],
                ${ordered.map(person => person.phone)}::text[])
      with ordinality given (iin, full_name, birth_date, phone, place)
    order by given.place
    on conflict (iin) do nothing`.execute(tx)
  const known = await sql<{ id: bigint; iin: string; phone: string | null; proved: boolean }>`
    select id, iin, phone, phone_verified_at is not null as proved
    from person where iin = any(${iins}::text[])`.execute(tx)
  const given = new Map(persons.map(person => [person.iin as string, person.phone]))
  const stale = known.rows.flatMap(({ id, iin, phone, proved }) => {
    const fresh = given.get(iin) ?? null
    return proved || fresh === null || fresh === phone ? [] : [[id, fresh] as const]
  })
  if (stale.length > 0) await updatePhones(tx, new Map(stale))
  return new Map(known.rows.map(row => [row.iin, row.id]))
}

async function updatePhones(tx: Tx, phones: ReadonlyMap<bigint, string>): Promise<void> {
  await sql`
    update person set phone = given.phone
    from unnest(${[...phones.keys()]}::bigint[], ${[...phones.values()]}::text[]) given (id, phone)
    where person.id = given.id and person.phone_verified_at is null`.execute(tx)
}

export async function insertGuardianships(
  tx: Tx,
  pairs: readonly { readonly childId: bigint; readonly guardianId: bigint }[],
  source: GuardianshipSource,
  since: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into guardianship (child_id, guardian_id, source, since)
    select given.child_id, given.guardian_id, ${source}, ${since}
    from unnest(${pairs.map(pair => pair.childId)}::bigint[],
                ${pairs.map(pair => pair.guardianId)}::bigint[]) given (child_id, guardian_id)
    on conflict do nothing`.execute(tx)
}
