/** SQL of presence where there can be none: on a documented absence, on a day off, in two places, outside of the contract. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { lastDayOf, monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Enrolments of the territory; each detector narrows them before it reads a mark by its key. */
const enrolled = sql`
  provider p join enrolment on enrolment.provider_id = p.id`

const where = ({ territory, groupId }: Look) => sql`
  p.territory_code = ${territory} and (${groupId}::bigint is null or enrolment.group_id = ${groupId}::bigint)`

const present = ({ month }: Look) => sql`
  attendance_mark mark on mark.enrolment_id = enrolment.id and mark.state = 'present'
    and mark.day between ${monthOf(month)}::date and ${lastDayOf(month)}::date`

/** One finding a group, which names the children: `found` has provider_id, group_id, enrolment_id, days (an array). */
const ofGroups = (rule: string, found: ReturnType<typeof sql>) => sql<Finding>`
  with found as (${found}), each_day as (
    select provider_id, group_id, enrolment_id, day from found cross join unnest(days) day
  )
  select ${rule}::text as rule, 'group:' || group_id as subject, provider_id as "providerId", group_id as "groupId",
         jsonb_build_object('days', array_agg(distinct day order by day), 'children', count(distinct enrolment_id),
           'childDays', count(*)) as evidence, array_agg(distinct enrolment_id) as "enrolmentIds"
  from each_day group by provider_id, group_id`

/** A certificate or a request says that the child was away, and it was marked present on those days. */
export async function detectPresentOnAbsence(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['present-on-absence']
  const { month } = look
  const found = sql`
    select p.id as provider_id, enrolment.group_id, enrolment.id as enrolment_id, array_agg(distinct mark.day) as days
    from ${enrolled} join absence_paper paper on paper.enrolment_id = enrolment.id
      and paper.first_day <= ${lastDayOf(month)}::date and paper.last_day >= ${monthOf(month)}::date
    join ${present(look)} and mark.day between paper.first_day and paper.last_day
    where ${where(look)} group by 1, 2, 3 having count(distinct mark.day) >= ${leastDays.value}`
  return (await ofGroups('present-on-absence', found).execute(read)).rows
}

/** Marks of days on which the calendar has no work. */
export async function detectPresentOnDayOff(
  read: Read,
  look: Look,
  daysOff: readonly Temporal.PlainDate[],
): Promise<readonly Finding[]> {
  const { leastMarks } = THRESHOLDS['present-on-day-off']
  const found = sql`
    select p.id as provider_id, enrolment.group_id, enrolment.id as enrolment_id, array_agg(mark.day) as days
    from (select group_id from attendance_day where day = any(${daysOff.map(String)}::date[]) and present > 0
          group by 1 having sum(present) >= ${leastMarks.value}) busy
    join enrolment on enrolment.group_id = busy.group_id join provider p on p.id = enrolment.provider_id
    join ${present(look)} and mark.day = any(${daysOff.map(String)}::date[])
    -- Lessons of clubs are held on Saturdays too: theirs are looked at by the timetable.
    where ${where(look)} and p.programme = 'preschool' group by 1, 2, 3`
  return (await ofGroups('present-on-day-off', found).execute(read)).rows
}

/** Present before the contract began or after it ended (rules.md 7). */
export async function detectOutsideContract(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['outside-contract']
  const { month } = look
  const found = sql`
    select p.id as provider_id, enrolment.group_id, enrolment.id as enrolment_id, array_agg(mark.day) as days
    from ${enrolled} join ${present(look)}
    where ${where(look)}
      and (never_began or starts_on > ${monthOf(month)}::date or last_day < ${lastDayOf(month)}::date)
      and (never_began or mark.day < starts_on or mark.day > last_day)
    group by 1, 2, 3 having count(*) >= ${leastDays.value}`
  return (await ofGroups('outside-contract', found).execute(read)).rows
}

/**
 * One child, one day, two groups of one programme, whatever the territories; of two programmes only where the times of
 * arrival and departure overlap, since a child may well go from its kindergarten to a club.
 */
export async function detectTwoPlaces(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['two-places']
  const { month } = look
  const result = await sql<Finding>`
    select 'two-places' as rule, 'enrolment:' || enrolment.id as subject, p.id as "providerId",
           enrolment.group_id as "groupId", array[enrolment.id] as "enrolmentIds",
           jsonb_build_object('days', array_agg(distinct mark.day order by mark.day), 'dayCount', count(distinct mark.day),
             'otherProvider', min(there.bin)) as evidence
    from ${enrolled}
    join enrolment other on other.child_id = enrolment.child_id and other.id <> enrolment.id
    join provider there on there.id = other.provider_id
    join ${present(look)}
    join attendance_mark elsewhere on elsewhere.enrolment_id = other.id and elsewhere.day = mark.day
      and elsewhere.state = 'present' and elsewhere.day between ${monthOf(month)}::date and ${lastDayOf(month)}::date
    where ${where(look)} and (other.programme = enrolment.programme
      or (mark.arrived_at < elsewhere.left_at and elsewhere.arrived_at < mark.left_at))
    group by enrolment.id, p.id having count(distinct mark.day) >= ${leastDays.value}`.execute(read)
  return result.rows
}
