/** SQL of a club's groups: who they are for, how many lessons, how many seats. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Direction, GroupKind } from '../providers/provider.ts'

export type Activity = {
  readonly id: bigint
  readonly providerId: bigint
  readonly name: string
  readonly direction: Direction
  /** Ages, both included. */
  readonly from: number
  readonly to: number
  readonly language: string
  readonly kind: GroupKind
  /** Lessons a month; no more are paid. */
  readonly planned: number
  readonly capacity: number
  readonly enrolled: number
  readonly away: number
}

const ACTIVITY = sql`select id, provider_id as "providerId", name, direction, cohort as "from", cohort_to as "to",
  language, kind, planned_lessons as planned, capacity, enrolled, away from provider_group`

/** Groups of a club by direction and age; none of a kindergarten. */
export async function selectActivities(
  read: Read,
  providerId: bigint,
): Promise<readonly Activity[]> {
  const result =
    await sql<Activity>`${ACTIVITY} where provider_id = ${providerId} and regime = 'lessons'
    order by array_position(array['sport', 'creative', 'education'], direction), cohort, name, id`.execute(
      read,
    )
  return result.rows
}

export async function lockActivity(tx: Tx, id: bigint): Promise<Activity | undefined> {
  const result = await sql<Activity>`${ACTIVITY} where id = ${id} and regime = 'lessons'
    for no key update`.execute(tx)
  return result.rows[0]
}

type Words = Omit<Activity, 'id' | 'providerId' | 'enrolled' | 'away'>

export async function insertActivity(tx: Tx, providerId: bigint, group: Words): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into provider_group (provider_id, name, cohort, cohort_to, direction, language, kind, regime, capacity, enrolled,
                                planned_lessons)
    values (${providerId}, ${group.name}, ${group.from}, ${group.to}, ${group.direction}, ${group.language},
            ${group.kind}, 'lessons', ${group.capacity}, 0, ${group.planned})
    returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

export async function updateActivity(tx: Tx, id: bigint, group: Words): Promise<void> {
  await sql`
    update provider_group
    set name = ${group.name}, cohort = ${group.from}, cohort_to = ${group.to}, direction = ${group.direction},
        language = ${group.language}, kind = ${group.kind}, capacity = ${group.capacity},
        planned_lessons = ${group.planned}
    where id = ${id}`.execute(tx)
}

/** Seats that somebody has or may have: enrolled children who are there, and places published or held. */
export async function countSeatsTaken(read: Read, groupId: bigint): Promise<number> {
  const result = await sql<{ count: number }>`
    select enrolled - away + (select count(*)::integer from place where group_id = provider_group.id
             and state in ('published', 'held') and admission <> 'early-booking') as count
    from provider_group where id = ${groupId}`.execute(read)
  return result.rows[0]?.count ?? 0
}
