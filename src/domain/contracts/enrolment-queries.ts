/** SQL of enrolments and of the seats of groups. */
import { type Selectable, sql } from 'kysely'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { EnrolmentRow } from '../../platform/db/tables.ts'
import type { Contract, Enrolment } from './contract.ts'

const asEnrolment = (row: Selectable<EnrolmentRow>): Enrolment => ({
  id: row.id,
  contractId: row.contract_id,
  startsOn: row.starts_on,
  lastDay: row.last_day,
  seated: row.seated,
  neverBegan: row.never_began,
})

export async function insertEnrolment(
  tx: Tx,
  contract: Contract,
  days: Pick<Enrolment, 'startsOn' | 'lastDay' | 'seated'>,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('enrolment')
    .values({
      contract_id: contract.id,
      application_id: contract.applicationId,
      voucher_id: contract.voucherId,
      child_id: contract.childId,
      programme: contract.programme,
      provider_id: contract.providerId,
      group_id: contract.groupId,
      place_id: contract.placeId,
      territory_code: contract.territory,
      starts_on: days.startsOn,
      last_day: days.lastDay,
      seated: days.seated,
      created_at: at,
    })
    .execute()
}

export async function lockEnrolment(tx: Tx, contractId: bigint): Promise<Enrolment | undefined> {
  const row = await tx
    .selectFrom('enrolment')
    .selectAll()
    .where('contract_id', '=', contractId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && asEnrolment(row)
}

export async function selectEnrolment(read: Read, contractId: bigint) {
  const row = await read
    .selectFrom('enrolment')
    .selectAll()
    .where('contract_id', '=', contractId)
    .executeTakeFirst()
  return row && asEnrolment(row)
}

export async function updateEnrolment(
  tx: Tx,
  id: bigint,
  change: {
    readonly lastDay?: Temporal.PlainDate | null
    readonly seated?: boolean
    readonly neverBegan?: true
  },
): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({
      ...(change.lastDay !== undefined && { last_day: change.lastDay }),
      ...(change.seated !== undefined && { seated: change.seated }),
      ...(change.neverBegan && { never_began: true }),
    })
    .where('id', '=', id)
    .execute()
}

export type SeatGroup = {
  readonly id: bigint
  readonly name: string
  readonly capacity: number
  readonly enrolled: number
  readonly away: number
  /** Published or kept places that are free today. */
  readonly openNow: number
  /** Children of early booking who wait for the seats of those who leave: places and enrolments. */
  readonly booked: number
  readonly bin: string
  readonly listedTo: Temporal.PlainDate | null
}

/** Locks the group: its seats change one transaction at a time. */
export async function lockSeats(tx: Tx, groupId: bigint): Promise<SeatGroup | undefined> {
  const lock = sql`/* prepare: lock-group-id */ select id from provider_group where id = ${groupId} for no key update`
  // A statement of its own: it sees what the one who held the lock before us has written.
  const seats = sql<SeatGroup>`/* prepare: group-seats */
    select provider_group.id, provider_group.name, provider_group.capacity, enrolled, away,
      provider.bin, provider.listed_to as "listedTo",
      (select count(*)::integer from place where place.group_id = provider_group.id
         and place.state in ('published', 'held') and place.admission <> 'early-booking') as "openNow",
      (select count(*)::integer from place where place.group_id = provider_group.id
         and place.state in ('published', 'held') and place.admission = 'early-booking')
      + (select count(*)::integer from enrolment join contract on contract.id = contract_id
         where enrolment.group_id = provider_group.id and not seated and not never_began
           and contract.state = 'in-force' and contract.end_reason is distinct from 'swap') as booked
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId}`
  const [, [group]] = await together(tx, lock, seats)
  return group
}

/** Breaks `provider_group_not_overfull` when there is no such seat. */
export async function changeSeats(
  tx: Tx,
  groupId: bigint,
  change: { readonly enrolled?: 1 | -1; readonly away?: 1 | -1 },
): Promise<void> {
  await sql`update provider_group
    set enrolled = enrolled + ${change.enrolled ?? 0}::integer, away = away + ${change.away ?? 0}::integer
    where id = ${groupId}`.execute(tx)
}

export async function insertFreedPlace(
  tx: Tx,
  place: {
    readonly groupId: bigint
    readonly admission: 'general' | 'temporary'
    readonly cause: 'freed' | 'absence'
    readonly startsOn: Temporal.PlainDate
    readonly lastDay: Temporal.PlainDate | null
    readonly at: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('place')
    .values({
      group_id: place.groupId,
      admission: place.admission,
      starts_on: place.startsOn,
      last_day: place.lastDay,
      state: 'published',
      cause: place.cause,
      published_at: place.at,
      changed_at: place.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Contracts whose last day is over, or that ended before their first, with a seat to give back. */
export async function selectEndedSeats(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ id: bigint }>`
    select contract.id from contract join enrolment on enrolment.contract_id = contract.id
    where contract.state = 'in-force' and (contract.last_day < ${today} or enrolment.never_began)
    order by contract.last_day, contract.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Children of early booking whose first day has come; who gave its seat away in an exchange does not sit down again. */
export async function selectToSeat(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ id: bigint }>`
    select contract.id from enrolment join contract on contract.id = contract_id
    where not enrolment.seated and not enrolment.never_began and enrolment.starts_on <= ${today}
      and contract.state = 'in-force' and contract.end_reason is distinct from 'swap'
    order by enrolment.starts_on, contract.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Another contract of the child in force, that no transfer ends: then it has its place. */
export async function selectInForce(
  read: Read,
  contract: Pick<Contract, 'id' | 'childId' | 'programme'>,
): Promise<boolean> {
  const result = await sql`
    select from contract join enrolment on enrolment.contract_id = contract.id
    where contract.child_id = ${contract.childId} and contract.programme = ${contract.programme}
      and contract.id <> ${contract.id} and contract.state = 'in-force' and not never_began limit 1`.execute(
    read,
  )
  return result.rows.length > 0
}

export async function selectContractOfEnrolment(read: Read, enrolmentId: bigint) {
  const result = await sql<{ number: string }>`
    select number from enrolment join contract on contract.id = contract_id
    where enrolment.id = ${enrolmentId}`.execute(read)
  return result.rows[0]?.number
}

export async function selectUpheld(read: Read, limit: number) {
  const result = await sql<{ caseId: bigint }>`
    select family_case.id as "caseId" from family_case
    join enrolment on enrolment.id = enrolment_id join contract on contract.id = contract_id
    where family_case.kind = 'not-my-child' and family_case.outcome = 'upheld'
      and contract.state = 'in-force' and contract.end_reason is distinct from 'not-my-child'
    order by family_case.id limit ${limit}`.execute(read)
  return result.rows
}
