/** SQL of what the days of groups show: a row a group and day, so no detector here reads a single child. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { lastDayOf, monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Days of the groups of a territory in a month; `g`, `p`, `d` are group, provider and its day. */
const days = ({ territory, month, groupId }: Look) => sql`
  provider p join provider_group g on g.provider_id = p.id join attendance_day d on d.group_id = g.id
  where p.territory_code = ${territory} and d.day between ${monthOf(month)}::date and ${lastDayOf(month)}::date
    and (${groupId}::bigint is null or g.id = ${groupId}::bigint)`

/** Nobody missed anything for a month. What is usual stands beside it: the share of the whole territory. */
export async function detectFullAttendance(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastChildDays, mostAbsentPercent } = THRESHOLDS['full-attendance']
  const result = await sql<Finding>`
    with sums as (
      select g.id, g.provider_id, count(*) as days, max(present + absent) as children,
             sum(present + absent) as marked, sum(present) as present
      from ${days(look)} group by g.id
    ), usual as (
      select round(100.0 * sum(present) / nullif(sum(present + absent), 0), 1) as percent
      from ${days({ ...look, groupId: null })}
    )
    select 'full-attendance' as rule, 'group:' || sums.id as subject, provider_id as "providerId", sums.id as "groupId",
           jsonb_build_object('dayCount', days, 'children', children, 'childDays', marked, 'presentDays', present,
             'presentPercent', round(100.0 * present / marked, 1), 'territoryPercent', usual.percent) as evidence,
           '{}'::bigint[] as "enrolmentIds"
    from sums cross join usual
    where marked >= ${leastChildDays.value}
      and (marked - present) * 100.0 <= marked * ${mostAbsentPercent.value}::numeric`.execute(read)
  return result.rows
}

/** More children present than the group has seats. */
export async function detectOverCapacity(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastDays } = THRESHOLDS['over-capacity']
  const result = await sql<Finding>`
    select 'over-capacity' as rule, 'group:' || g.id as subject, g.provider_id as "providerId", g.id as "groupId",
           jsonb_build_object('days', array_agg(d.day order by d.day), 'dayCount', count(*), 'capacity', g.capacity,
             'most', max(d.present)) as evidence, '{}'::bigint[] as "enrolmentIds"
    from ${days(look)} and d.present > g.capacity
    group by g.id having count(*) >= ${leastDays.value}`.execute(read)
  return result.rows
}

/**
 * Three groups in one second, by the clock of the device where it is known: a phone that was without a network sends what
 * was pressed in an hour within one second, and is not meant.
 */
export async function detectOneSecond(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastGroups, leastDays } = THRESHOLDS['marked-in-one-second']
  const { month } = look
  const result = await sql<Finding>`
    with close as (
      select p.id as provider_id, d.day from ${days({ ...look, groupId: null })}
      group by p.id, d.day, date_trunc('minute', d.first_marked_at) having count(*) >= ${leastGroups.value}
    ), pressed as (
      select close.provider_id, close.day, enrolment.group_id, count(*) as marks,
             date_trunc('second', coalesce(min(mark.device_at), min(mark.marked_at))) as second
      from (select distinct provider_id, day from close) close
      join enrolment on enrolment.provider_id = close.provider_id
      join attendance_mark mark on mark.enrolment_id = enrolment.id and mark.day = close.day
        and mark.day between ${monthOf(month)}::date and ${lastDayOf(month)}::date
      group by 1, 2, 3
    ), seconds as (
      select provider_id, day, second, count(*) as groups, sum(marks) as marks from pressed
      group by 1, 2, 3 having count(*) >= ${leastGroups.value}
    )
    select 'marked-in-one-second' as rule, 'provider:' || provider_id as subject, provider_id as "providerId",
           null::bigint as "groupId", '{}'::bigint[] as "enrolmentIds",
           jsonb_build_object('days', array_agg(distinct day), 'dayCount', count(distinct day), 'groups', max(groups),
             'marks', max(marks), 'at', to_char(min(second) at time zone 'Asia/Almaty', 'YYYY-MM-DD HH24:MI:SS')) as evidence
    from seconds group by provider_id having count(distinct day) >= ${leastDays.value}`.execute(
    read,
  )
  return result.rows
}
