/** SQL that looks at the families of the rows that a club typed, and at what the named child has. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type KnownPair = {
  readonly childIin: string
  readonly guardianIin: string
  readonly childId: bigint
  readonly guardianId: bigint
  /** Has a voucher that a targeted one may not stand beside. */
  readonly hasVoucher: boolean
  /** Is named by this group already. */
  readonly isOpen: boolean
}

/**
 * A targeted voucher that lives, also in its last month; a universal one from its confirmation on. What is offered only
 * may be refused yet.
 */
const BARS = sql`voucher.programme = 'club' and voucher.state not in ('lapsed', 'closed')
  and (voucher.form = 'targeted' or voucher.state <> 'offered')`

/** Who was denied by an officer stands in the family of a child no longer, whatever was declared. */
const DENIED = sql`exists (select from application
  where application.child_id = guardianship.child_id and application.guardian_id = guardianship.guardian_id
    and application.archived_reason = 'false-claim')`

/** Pairs of child and guardian who are known as a family, with a phone that was proved by a code. */
export async function selectKnownPairs(
  read: Read,
  groupId: bigint,
  pairs: readonly { readonly childIin: string; readonly guardianIin: string }[],
): Promise<readonly KnownPair[]> {
  const result = await sql<KnownPair>`
    select child.iin as "childIin", guardian.iin as "guardianIin", child.id as "childId", guardian.id as "guardianId",
      exists (select from voucher where voucher.child_id = child.id and ${BARS}) as "hasVoucher",
      exists (select from naming where naming.child_id = child.id and naming.group_id = ${groupId}
        and naming.state = 'proposed') as "isOpen"
    from unnest(${pairs.map(one => one.childIin)}::text[], ${pairs.map(one => one.guardianIin)}::text[])
      given (child_iin, guardian_iin)
    join person child on child.iin = given.child_iin and child.standing = 'known'
    join person guardian on guardian.iin = given.guardian_iin and guardian.standing = 'known'
    join guardianship on guardianship.child_id = child.id and guardianship.guardian_id = guardian.id
    where guardian.phone is not null and guardian.phone_verified_at is not null and not ${DENIED}`.execute(
    read,
  )
  return result.rows
}

export type NamedFamily = {
  readonly birthYear: number
  /** As the child's last application says; general where there is none. */
  readonly kind: 'general' | 'special'
  /** Whether a register or an officer vouches for this guardian. */
  readonly checked: boolean
  readonly denied: boolean
}

export async function selectNamedFamily(
  read: Read,
  childId: bigint,
  guardianId: bigint,
): Promise<NamedFamily | undefined> {
  const result = await sql<NamedFamily>`
    select extract(year from child.birth_date)::integer as "birthYear",
      coalesce((select kind from application where application.child_id = child.id order by id desc limit 1), 'general') as kind,
      guardianship.source in ('register', 'officer') or exists (select from application
        where application.child_id = child.id and application.guardian_id = guardianship.guardian_id
          and application.guardianship_checked) as checked,
      ${DENIED} as denied
    from guardianship join person child on child.id = guardianship.child_id
    where guardianship.child_id = ${childId} and guardianship.guardian_id = ${guardianId}`.execute(
    read,
  )
  return result.rows[0]
}

/**
 * Applications of the child for clubs that an answer may move: those that an iteration has not offered anything stay
 * unlocked, since it holds the money before it locks them.
 */
export async function lockClubApplications(tx: Tx, childId: bigint): Promise<void> {
  await sql`select id from application
    where child_id = ${childId} and programme = 'club' and state not in ('queued', 'archived')
    order by id for no key update`.execute(tx)
}

/** Locked by `lockClubApplications`: targeted ones whose voucher has ended (a long absence) and that nobody archived. */
export async function selectSpentApplications(
  read: Read,
  childId: bigint,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from application where child_id = ${childId} and form = 'targeted' and state <> 'archived'
      and not exists (select from voucher where voucher.application_id = application.id
        and voucher.state not in ('lapsed', 'closed'))`.execute(read)
  return result.rows.map(row => row.id)
}

/** The form of a voucher that bars a targeted one. */
export async function findBarringForm(
  read: Read,
  childId: bigint,
): Promise<'targeted' | 'universal' | undefined> {
  const result = await sql<{ form: 'targeted' | 'universal' }>`
    select form from voucher where child_id = ${childId} and ${BARS} order by form limit 1`.execute(
    read,
  )
  return result.rows[0]?.form
}
