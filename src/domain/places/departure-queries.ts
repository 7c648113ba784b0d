/** SQL of children who will leave their group, and of early places whose day has come. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export async function insertDeparture(
  tx: Tx,
  departure: {
    readonly groupId: bigint
    readonly count: number
    readonly lastDay: Temporal.PlainDate
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('announced_departure')
    .values({
      group_id: departure.groupId,
      count: departure.count,
      last_day: departure.lastDay,
      announced_at: departure.at,
      announced_by: departure.by,
    })
    .execute()
}

/** Children of a group that no contract knows and nobody announced yet. */
export async function countUnannounced(read: Read, groupId: bigint): Promise<number> {
  const result = await sql<{ count: number }>`
    select (enrolled
      - (select count(*) from enrolment where group_id = provider_group.id and seated)
      - (select coalesce(sum(count), 0) from announced_departure
         where group_id = provider_group.id and done_at is null))::integer as count
    from provider_group where id = ${groupId}`.execute(read)
  return Math.max(result.rows[0]?.count ?? 0, 0)
}

export type Departure = {
  readonly id: bigint
  readonly groupId: bigint
  readonly count: number
  readonly lastDay: Temporal.PlainDate
}

/** Those of a group that are still to come. */
export async function selectDepartures(read: Read, groupId: bigint): Promise<readonly Departure[]> {
  const result = await sql<Departure>`
    select id, group_id as "groupId", count, last_day as "lastDay" from announced_departure
    where group_id = ${groupId} and done_at is null order by last_day, id`.execute(read)
  return result.rows
}

export async function selectDueDepartures(
  read: Read,
  today: Temporal.PlainDate,
  limit: number,
): Promise<readonly Departure[]> {
  const result = await sql<Departure>`
    select id, group_id as "groupId", count, last_day as "lastDay" from announced_departure
    where done_at is null and last_day < ${today} order by last_day, id limit ${limit}`.execute(
    read,
  )
  return result.rows
}

/** False when somebody settled it meanwhile. Never fewer children than contracts know. */
export async function settleDeparture(
  tx: Tx,
  departure: Departure,
  at: Temporal.Instant,
): Promise<boolean> {
  const done = await sql`
    update announced_departure set done_at = ${at}
    where id = ${departure.id} and done_at is null`.execute(tx)
  if (done.numAffectedRows !== 1n) return false
  await sql`
    update provider_group set enrolled = greatest(enrolled - ${departure.count}::integer, away,
      (select count(*)::integer from enrolment where group_id = provider_group.id and seated))
    where id = ${departure.groupId}`.execute(tx)
  return true
}

/** Groups with early places that nobody has and whose day has come. */
export async function selectRipeGroups(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ id: bigint }>`
    select distinct group_id as id from place
    where state = 'published' and admission = 'early-booking' and starts_on <= ${today}
    order by 1 limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** As many as there are empty seats become general ones. Returns how many. */
export async function ripenPlaces(
  tx: Tx,
  groupId: bigint,
  most: number,
  today: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update place set admission = 'general', changed_at = ${at}, ripened_at = ${at}
    where id in (
      select id from place where group_id = ${groupId} and state = 'published'
        and admission = 'early-booking' and starts_on <= ${today}
      order by starts_on, id limit ${most} for update skip locked)`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
