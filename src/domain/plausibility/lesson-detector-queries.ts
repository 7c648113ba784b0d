/** SQL of lessons that cannot have been held as they are marked: two at once, none at all, too many in a room, one coach in two. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { Finding, Look } from './flag.ts'
import { lessonsOf, overlaps } from './lesson-hour-queries.ts'
import { lastDayOf, monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

type Calendar = Pick<Setting, 'calendar'>

/** Groups of the clubs of the territory; of one group, that group alone. */
const clubs = ({ territory, groupId }: Look) => sql`
  select g.id from provider p join provider_group g on g.provider_id = p.id
  where p.territory_code = ${territory} and p.programme = 'club'
    and (${groupId}::bigint is null or g.id = ${groupId}::bigint)`

const inMonth = ({ month }: Look, column: string) => sql`
  ${sql.ref(column)} between ${monthOf(month)}::date and ${lastDayOf(month)}::date`

/**
 * One child present in two lessons at one time, whichever clubs they are of; and in a lesson while its kindergarten has it
 * between coming and leaving, where those times are noted.
 */
export async function detectLessonClash(
  read: Read,
  look: Look,
  { calendar }: Calendar,
): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['lesson-clash']
  const result = await sql<Finding>`
    with twice as materialized (
      select enrolment.id, enrolment.provider_id, enrolment.group_id, other.id as other_id,
             other.group_id as other_group, other.programme as other_programme, there.bin
      from (${clubs(look)}) club join enrolment on enrolment.group_id = club.id
      join enrolment other on other.child_id = enrolment.child_id and other.id <> enrolment.id
      join provider there on there.id = other.provider_id
    ), lesson as materialized (${lessonsOf(
      sql`select group_id as id from twice union
        select other_group from twice where other_programme = 'club'`,
      look,
      calendar,
    )}), there as (
      select twice.id, elsewhere.day, coalesce(lesson.starts_at, elsewhere.arrived_at) as starts_at,
             coalesce(lesson.ends_at, elsewhere.left_at) as ends_at
      from twice join attendance_mark elsewhere on elsewhere.enrolment_id = twice.other_id
        and elsewhere.state = 'present' and ${inMonth(look, 'elsewhere.day')}
      left join lesson on lesson.group_id = twice.other_group and lesson.day = elsewhere.day
        and twice.other_programme = 'club'
    ), here as (
      select twice.id, mark.day, lesson.starts_at, lesson.ends_at
      from (select distinct id, group_id from twice) twice
      join attendance_mark mark on mark.enrolment_id = twice.id and mark.state = 'present'
        and ${inMonth(look, 'mark.day')}
      join lesson on lesson.group_id = twice.group_id and lesson.day = mark.day
    )
    select 'lesson-clash' as rule, 'enrolment:' || twice.id as subject, twice.provider_id as "providerId",
           twice.group_id as "groupId", array[twice.id] as "enrolmentIds",
           jsonb_build_object('days', array_agg(distinct here.day order by here.day),
             'dayCount', count(distinct here.day), 'otherProvider', min(twice.bin)) as evidence
    from twice join here on here.id = twice.id join there on there.id = twice.id and there.day = here.day
      and ${overlaps('here', 'there')}
    group by twice.id, twice.provider_id, twice.group_id
    having count(distinct here.day) >= ${leastDays.value}`.execute(read)
  return result.rows
}

/**
 * Marked present on a day without a lesson, or before the lesson of that day had begun. By the clock of the server: what a
 * phone without a network sends later is never early.
 */
export async function detectOutsideTimetable(
  read: Read,
  look: Look,
  { calendar }: Calendar,
): Promise<readonly Finding[]> {
  const { leastDays, leastEarlyDays, earlyMinutes } = THRESHOLDS['outside-timetable']
  const result = await sql<Finding>`
    with lesson as materialized (${lessonsOf(clubs(look), look, calendar)}), odd as (
      select club.id as group_id, day.day, day.present, lesson.group_id is null as without
      from (${clubs(look)}) club join attendance_day day on day.group_id = club.id and day.present > 0
        and ${inMonth(look, 'day.day')}
      left join lesson on lesson.group_id = club.id and lesson.day = day.day
      where lesson.group_id is null or day.first_marked_at <
        (lesson.day + lesson.starts_at - make_interval(mins => ${earlyMinutes.value})) at time zone 'Asia/Almaty'
    ), sums as (
      select group_id, array_agg(day order by day) as days, count(*) as day_count, sum(present) as child_days,
             count(*) filter (where without) as without, count(*) filter (where not without) as early
      from odd group by group_id
    )
    select 'outside-timetable' as rule, 'group:' || sums.group_id as subject, g.provider_id as "providerId",
           sums.group_id as "groupId",
           jsonb_build_object('days', days, 'dayCount', day_count, 'childDays', child_days, 'withoutLesson', without,
             'beforeLesson', early) as evidence,
           '{}'::bigint[] as "enrolmentIds"
    from sums join provider_group g on g.id = sums.group_id
    where without >= ${leastDays.value} or early >= ${leastEarlyDays.value}`.execute(read)
  return result.rows
}

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
