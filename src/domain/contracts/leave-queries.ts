/** SQL of leaves of absence and of the seats that are lent meanwhile. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type Leave = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly contractId: bigint
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly placeId: bigint | null
}

const LEAVE = sql`leave_of_absence.id, enrolment_id as "enrolmentId", contract_id as "contractId",
  leave_of_absence.starts_on as "startsOn", leave_of_absence.last_day as "lastDay",
  leave_of_absence.place_id as "placeId"`

export async function insertLeave(
  tx: Tx,
  leave: {
    readonly enrolmentId: bigint
    readonly startsOn: Temporal.PlainDate
    readonly lastDay: Temporal.PlainDate
    readonly placeId: bigint | null
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('leave_of_absence')
    .values({
      enrolment_id: leave.enrolmentId,
      starts_on: leave.startsOn,
      last_day: leave.lastDay,
      place_id: leave.placeId,
      announced_at: leave.at,
    })
    .execute()
}

/** The one that is not ended yet, locked. */
export async function lockOpenLeave(tx: Tx, contractId: bigint): Promise<Leave | undefined> {
  const result = await sql<Leave>`
    select ${LEAVE} from leave_of_absence join enrolment on enrolment.id = enrolment_id
    where contract_id = ${contractId} and ended_at is null
    order by leave_of_absence.id limit 1 for no key update of leave_of_absence`.execute(tx)
  return result.rows[0]
}

export async function selectEndedLeaves(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ contractId: bigint }>`
    select contract_id as "contractId" from leave_of_absence
    join enrolment on enrolment.id = enrolment_id
    where ended_at is null and leave_of_absence.last_day < ${today}
    order by leave_of_absence.last_day, leave_of_absence.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.contractId)
}

export async function updateLeave(
  tx: Tx,
  id: bigint,
  change: { readonly lastDay?: Temporal.PlainDate; readonly endedAt: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('leave_of_absence')
    .set({ ended_at: change.endedAt, ...(change.lastDay && { last_day: change.lastDay }) })
    .where('id', '=', id)
    .execute()
}

/** The absence for which a temporary place is there, and whether the child that is away still has its seat. */
export async function selectLeaveOfPlace(read: Read, placeId: bigint) {
  const result = await sql<{ id: bigint; ownerSeated: boolean }>`
    select leave_of_absence.id, enrolment.seated as "ownerSeated" from leave_of_absence
    join enrolment on enrolment.id = enrolment_id
    where leave_of_absence.place_id = ${placeId}`.execute(read)
  return result.rows[0]
}

export async function updateLeavePlace(tx: Tx, id: bigint, placeId: bigint): Promise<void> {
  await tx.updateTable('leave_of_absence').set({ place_id: placeId }).where('id', '=', id).execute()
}

/** Only a temporary place, one that is lent, has a last day. */
export async function selectPlaceDays(read: Read, placeId: bigint) {
  const result = await sql<{
    startsOn: Temporal.PlainDate
    lastDay: Temporal.PlainDate | null
  }>`
    select starts_on as "startsOn", last_day as "lastDay" from place where id = ${placeId}`.execute(
    read,
  )
  const row = result.rows[0]
  if (row === undefined) throw new Error(`place ${placeId} is gone`)
  return row
}

/** Whether a child sits on the place now. */
export async function selectSeatedOnPlace(read: Read, placeId: bigint): Promise<boolean> {
  const row = await read
    .selectFrom('enrolment')
    .select('id')
    .where('place_id', '=', placeId)
    .where('seated', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** True when it was still published and is not any more. */
export async function withdrawLentPlace(
  tx: Tx,
  placeId: bigint,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`
    update place set state = 'withdrawn', withdrawal_reason = 'child-stays', changed_at = ${at}
    where id = ${placeId} and state = 'published'`.execute(tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** Whether the place is offered to a family or kept for one. */
export async function selectHoldOfPlace(read: Read, placeId: bigint): Promise<boolean> {
  const row = await read
    .selectFrom('place_hold')
    .select('id')
    .where('place_id', '=', placeId)
    .where('state', 'in', ['offered', 'held'])
    .executeTakeFirst()
  return row !== undefined
}
