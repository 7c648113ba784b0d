/** SQL of rooms and coaches that lessons ask too much of: more children than seats, one person in two rooms. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { type Calendar, clubs } from './lesson-detector-queries.ts'
import { lessonsOf, overlaps } from './lesson-hour-queries.ts'
import { THRESHOLDS } from './thresholds.ts'

/** More children present than the room holds, with all groups that are in it at that time. */
export async function detectOverRoom(
  read: Read,
  look: Look,
  { calendar }: Calendar,
): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['over-room-capacity']
  const { groupId } = look
  // Whoever else is in the room is of the same club.
  const neighbours = sql`
    select g.id from provider_group g where g.provider_id in (
      select provider_id from provider_group where id in (${clubs(look)}))`
  const result = await sql<Finding>`
    with lesson as materialized (${lessonsOf(neighbours, look, calendar)}), held as (
      select lesson.*, day.present from lesson
      join attendance_day day on day.group_id = lesson.group_id and day.day = lesson.day and day.present > 0
    ), crowd as (
      select held.group_id, held.day, room.capacity,
             held.present + coalesce(sum(other.present), 0) as present
      from held join room on room.id = held.room_id
      left join held other on other.room_id = held.room_id and other.day = held.day
        and other.group_id <> held.group_id and ${overlaps('held', 'other')}
      where ${groupId}::bigint is null or held.group_id = ${groupId}::bigint
      group by held.group_id, held.day, room.capacity, held.present
    )
    select 'over-room-capacity' as rule, 'group:' || crowd.group_id as subject, g.provider_id as "providerId",
           crowd.group_id as "groupId", '{}'::bigint[] as "enrolmentIds",
           jsonb_build_object('days', array_agg(crowd.day order by crowd.day), 'dayCount', count(*),
             'roomCapacity', min(crowd.capacity), 'most', max(crowd.present)) as evidence
    from crowd join provider_group g on g.id = crowd.group_id where crowd.present > crowd.capacity
    group by crowd.group_id, g.provider_id having count(*) >= ${leastDays.value}`.execute(read)
  return result.rows
}

/**
 * One person teaches in two rooms at one time: one coach of a club, or coaches of two clubs of one name and with one paper. Two
 * groups together in one room are one lesson.
 */
export async function detectCoachInTwoPlaces(
  read: Read,
  look: Look,
  { calendar }: Calendar,
): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['coach-in-two-places']
  const result = await sql<Finding>`
    with lesson as materialized (${lessonsOf(clubs(look), look, calendar)}), person as materialized (
      select coach.id, coach.id as same from coach where id in (select coach_id from lesson)
      union
      select one.id, two.id from coach one
      join coach_evidence paper on paper.coach_id = one.id
      join coach_evidence same on same.kind = paper.kind and same.reference = paper.reference
      join coach two on two.id = same.coach_id and two.provider_id <> one.provider_id
        and lower(two.full_name) = lower(one.full_name)
      where one.id in (select coach_id from lesson)
    ), held as (
      select lesson.* from lesson
      join attendance_day day on day.group_id = lesson.group_id and day.day = lesson.day and day.present > 0
    )
    select 'coach-in-two-places' as rule, 'group:' || held.group_id as subject, g.provider_id as "providerId",
           held.group_id as "groupId", '{}'::bigint[] as "enrolmentIds",
           jsonb_strip_nulls(jsonb_build_object('days', array_agg(distinct held.day order by held.day),
             'dayCount', count(distinct held.day), 'otherGroup', min(there.name),
             'otherProvider', min(club.bin) filter (where club.id <> g.provider_id))) as evidence
    from held join person on person.id = held.coach_id
    join held other on other.coach_id = person.same and other.day = held.day and other.group_id <> held.group_id
      and other.room_id <> held.room_id and ${overlaps('held', 'other')}
    join provider_group g on g.id = held.group_id join provider_group there on there.id = other.group_id
    join provider club on club.id = there.provider_id
    group by held.group_id, g.provider_id having count(distinct held.day) >= ${leastDays.value}`.execute(
    read,
  )
  return result.rows
}
