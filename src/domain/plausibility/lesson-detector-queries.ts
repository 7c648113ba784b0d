/** SQL of lessons that cannot have been as they are marked: one child in two at once, or none on that day. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { Finding, Look } from './flag.ts'
import { lessonsOf, overlaps } from './lesson-hour-queries.ts'
import { lastDayOf, monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

export type Calendar = Pick<Setting, 'calendar'>

/** Groups of the clubs of the territory; of one group, that group alone. */
export const clubs = ({ territory, groupId }: Look) => sql`
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
