/** All SQL of people and guardianship. */
import { sql } from 'kysely'
import type { Language } from '../../base/language.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { GuardianFacts, GuardianshipSource, PersonFacts } from './person.ts'

export async function findPersonId(read: Read, iin: string): Promise<bigint | undefined> {
  const row = await read.selectFrom('person').select('id').where('iin', '=', iin).executeTakeFirst()
  return row?.id
}

export async function selectPerson(read: Read, id: bigint) {
  return read.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The id of the person with this IIN, made when absent; a known name is not overwritten. */
export async function upsertPerson(
  tx: Tx,
  person: PersonFacts,
  at: Temporal.Instant,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into person (iin, full_name, birth_date, created_at)
    values (${person.iin}, ${person.fullName}, ${person.birthDate}, ${at})
    on conflict (iin) do update set full_name = person.full_name
    returning id`.execute(tx)
  return (result.rows[0] as { id: bigint }).id
}

export async function updateContact(
  tx: Tx,
  personId: bigint,
  contact: Pick<GuardianFacts, 'phone' | 'language'>,
  verifiedAt: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ phone: contact.phone, language: contact.language, phone_verified_at: verifiedAt })
    .where('id', '=', personId)
    .execute()
}

/** Where none is known, or the very same is: then it may be proved by this. */
export async function setFirstContact(
  tx: Tx,
  personId: bigint,
  contact: Pick<GuardianFacts, 'phone' | 'language'>,
  verifiedAt: Temporal.Instant | null,
): Promise<void> {
  await sql`
    update person
    set phone = ${contact.phone}, language = ${contact.language},
        phone_verified_at = coalesce(${verifiedAt}::timestamptz, phone_verified_at)
    where id = ${personId} and (phone is null or phone = ${contact.phone})`.execute(tx)
}

/** The phone that is kept was proved by a code. */
export async function markPhoneProved(
  tx: Tx,
  personId: bigint,
  phone: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update person set phone_verified_at = coalesce(phone_verified_at, ${at})
    where id = ${personId} and phone = ${phone}`.execute(tx)
}

export async function clearContact(tx: Tx, personId: bigint): Promise<void> {
  await tx
    .updateTable('person')
    .set({ phone: null, phone_verified_at: null })
    .where('id', '=', personId)
    .execute()
}

/** Other people whose phone this is, as they proved. */
export async function countOthersOfPhone(
  read: Read,
  { iin, phone }: Pick<GuardianFacts, 'iin' | 'phone'>,
): Promise<number> {
  const result = await sql<{ others: number }>`
    select count(*)::integer as others from person
    where phone = ${phone} and phone_verified_at is not null and iin is distinct from ${iin}`.execute(
    read,
  )
  return result.rows[0]?.others ?? 0
}

/** From the last time on that the family came, it may be kept without an application. */
export async function keepIntroduction(tx: Tx, childId: bigint, at: Temporal.Instant) {
  await sql`
    insert into introduction (child_id, introduced_at) values (${childId}, ${at})
    on conflict (child_id) do update set introduced_at = excluded.introduced_at`.execute(tx)
}

export async function updateLanguage(tx: Tx, personId: bigint, language: Language) {
  await tx.updateTable('person').set({ language }).where('id', '=', personId).execute()
}

export async function insertGuardianship(
  tx: Tx,
  childId: bigint,
  guardianId: bigint,
  source: GuardianshipSource,
  since: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('guardianship')
    .values({ child_id: childId, guardian_id: guardianId, source, since })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function selectGuardianIds(read: Read, childId: bigint): Promise<bigint[]> {
  const rows = await read
    .selectFrom('guardianship')
    .select('guardian_id')
    .where('child_id', '=', childId)
    .orderBy('guardian_id')
    .execute()
  return rows.map(row => row.guardian_id)
}

/** The codes from the country down to the territory, the child's legal representatives, the child when it may act. */
export async function selectRelation(read: Read, territory: string, childId: bigint) {
  const result = await sql<{
    path: string[] | null
    guardians: bigint[]
    acting: bigint | null
  }>`/* prepare: relation */
    with recursive path as (
      select code, parent_code, 0 as height from territory where code = ${territory}
      union all
      select parent.code, parent.parent_code, path.height + 1
      from path join territory parent on parent.code = path.parent_code
    )
    select (select array_agg(code order by height desc) from path) as path,
      array(select guardian_id from guardianship where child_id = ${childId} order by guardian_id) as guardians,
      (select consent.child_id from own_action_consent consent
       join guardianship on guardianship.child_id = consent.child_id
         and guardianship.guardian_id = consent.given_by
       where consent.child_id = ${childId} and consent.ended_at is null) as acting`.execute(read)
  return result.rows[0]
}

export async function erasePersons(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await sql`
    update person
    set standing = 'erased', iin = null, full_name = '', phone = null, phone_verified_at = null,
        birth_date = make_date(extract(year from birth_date)::integer, 1, 1)
    where id = any(${ids}::bigint[])`.execute(tx)
}

export async function deleteGuardianships(tx: Tx, personIds: readonly bigint[]): Promise<void> {
  await sql`delete from guardianship
    where child_id = any(${personIds}::bigint[]) or guardian_id = any(${personIds}::bigint[])`.execute(
    tx,
  )
}
