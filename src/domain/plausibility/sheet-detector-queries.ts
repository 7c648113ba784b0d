/** SQL of sheets that are alike beyond chance: a letter a day (attendance/month-days.ts) makes a month one short text. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

/**
 * Children who missed the very same days, with a gap between them: several of one group, of two groups of a kindergarten,
 * or the same child's month before, working day by working day. One row of missed days is an illness that goes round, and
 * whoever was always or never there has no pattern.
 */
export async function detectSameDays(read: Read, look: Look): Promise<readonly Finding[]> {
  const { leastChildren, leastAbsentDays } = THRESHOLDS['same-days']
  const { territory, month, groupId } = look
  const telling = (pattern: ReturnType<typeof sql>) => sql`
    length(replace(${pattern}, 'p', '')) >= ${leastAbsentDays.value} and ${pattern} ~ 'ap+a'`
  const result = await sql<Finding>`
    with line as (
      select sheet.month, sheet.provider_id, sheet.group_id, sheet_line.enrolment_id,
             translate(days, 'ila-', 'aaa') as pattern
      from provider p join sheet on sheet.provider_id = p.id join sheet_line on sheet_line.sheet_id = sheet.id
      where p.territory_code = ${territory} and days !~ '[.]'
        and sheet.month in (${monthOf(month)}::date, ${monthOf(month.subtract({ months: 1 }))}::date)
    ), now as (
      select * from line where month = ${monthOf(month)}::date and ${telling(sql`pattern`)}
    ), inside as (
      select provider_id, group_id, pattern, count(*) as children, array_agg(enrolment_id) as ids
      from now group by group_id, provider_id, pattern having count(*) >= ${leastChildren.value}
    ), group_day as (
      select group_id, place, avg((substr(pattern, place, 1) = 'a')::integer) > 0.5 as most_absent, count(*) as children
      from line cross join generate_series(1, length(pattern)) place
      where month = ${monthOf(month)}::date and group_id in (select group_id from inside) group by 1, 2
    ), own as (
      -- A quarantine empties a group for some days: without them the rest must be telling too. Where most of the group is
      -- written alike, it is the sheet that is looked at.
      select provider_id, group_id, 'alikeInGroup' as kind, null::text as other, ids
      from inside cross join lateral (
        select string_agg(substr(pattern, place, 1), '' order by place) filter (where not most_absent) as rest,
               max(group_day.children) as size
        from group_day where group_day.group_id = inside.group_id) without_quarantine
      where inside.children * 2 > size or (${telling(sql`rest`)})
    ), across as (
      select one.provider_id, one.group_id, 'alikeOtherGroup', other_group.name, array_agg(distinct one.enrolment_id)
      from now one join now two on two.provider_id = one.provider_id and two.group_id <> one.group_id
        and two.pattern = one.pattern
      join provider_group other_group on other_group.id = two.group_id
      group by one.provider_id, one.group_id, other_group.id
      having count(distinct one.enrolment_id) >= ${leastChildren.value}
        and count(distinct two.enrolment_id) >= ${leastChildren.value}
    ), copied as (
      select one.provider_id, one.group_id, 'alikeMonthBefore', null::text, array_agg(one.enrolment_id)
      from now one join line before on before.enrolment_id = one.enrolment_id and before.month < one.month
      cross join lateral (select least(length(one.pattern), length(before.pattern)) as days) shared
      where left(one.pattern, shared.days) = left(before.pattern, shared.days)
        and ${telling(sql`left(one.pattern, shared.days)`)}
      group by 1, 2 having count(*) >= ${leastChildren.value}
    ), found as (select * from own union all select * from across union all select * from copied),
    most as (
      select group_id, kind, max(cardinality(ids)) as count, min(other) as other from found group by 1, 2
    )
    select 'same-days' as rule, 'group:' || found.group_id as subject, found.provider_id as "providerId",
           found.group_id as "groupId", array_agg(distinct child) as "enrolmentIds",
           (select jsonb_object_agg(most.kind, most.count) || jsonb_strip_nulls(jsonb_build_object('otherGroup', min(most.other)))
            from most where most.group_id = found.group_id) as evidence
    from found cross join unnest(ids) child
    where ${groupId}::bigint is null or found.group_id = ${groupId}::bigint
    group by found.group_id, found.provider_id`.execute(read)
  return result.rows
}
