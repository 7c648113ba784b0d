/** SQL of what happens when a check comes: children who are there on other days only. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { lastDayOf, monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

/**
 * Attendance falls on the day of an inspection and the two after it, more than in the rest of the territory, and comes back
 * in the five days after: an illness does not come back that fast. Or children left the kindergarten around that day.
 */
export async function detectFallAtCheck(
  read: Read,
  { territory, month }: Look,
): Promise<readonly Finding[]> {
  const { leastFallPercent, leastChildDays, leastLeftPercent, leastLeft } =
    THRESHOLDS['fall-at-check']
  const result = await sql<Finding>`
    with checked as (
      select distinct on (p.id) p.id as provider_id, inspection.held_on
      from provider p join provider_inspection inspection on inspection.provider_id = p.id
      -- Clubs meet on some days of a week: three days after a check say little of them.
      where p.territory_code = ${territory} and p.programme = 'preschool'
        and inspection.held_on between ${monthOf(month)}::date and ${lastDayOf(month)}::date
      order by p.id, inspection.held_on
    ), days as (
      select p.id as provider_id, d.day, sum(d.present) as present, sum(d.present + d.absent) as marked
      from provider p join provider_group g on g.provider_id = p.id join attendance_day d on d.group_id = g.id
      where p.territory_code = ${territory} and p.programme = 'preschool' and exists (select from checked)
        and d.day between ${monthOf(month)}::date - 20 and ${lastDayOf(month)}::date + 14
      group by 1, 2
    ), numbered as (
      -- Days on which the territory works, by number: a check on a Friday is compared with Monday and Tuesday.
      select day, row_number() over (order by day) as place from (select distinct day from days) day_of_work
    ), windows as (
      select checked.provider_id, held_on, min(place) as place from checked join numbered on numbered.day >= held_on
      group by 1, 2
    ), shares as (
      select windows.provider_id, windows.held_on, days.provider_id = windows.provider_id as own,
             sum(marked) filter (where at between -10 and -2) as before_marked,
             100.0 * sum(present) filter (where at between -10 and -2)
               / nullif(sum(marked) filter (where at between -10 and -2), 0) as before,
             100.0 * sum(present) filter (where at between 0 and 2)
               / nullif(sum(marked) filter (where at between 0 and 2), 0) as during,
             100.0 * sum(present) filter (where at between 3 and 7)
               / nullif(sum(marked) filter (where at between 3 and 7), 0) as after
      from windows cross join days join numbered using (day)
      cross join lateral (select numbered.place - windows.place as at) day_of_check
      where at between -10 and 7 group by 1, 2, 3
    ), left_then as (
      select checked.provider_id, count(*) as children,
             count(*) filter (where enrolment.last_day between held_on - 7 and held_on + 7) as gone
      from checked join enrolment on enrolment.provider_id = checked.provider_id
      left join contract on contract.id = enrolment.contract_id
      -- Whole groups leave for school on one day, and that is known.
      where coalesce(contract.end_reason, '') not in ('school', 'term-over', 'swap') and not never_began and enrolment.starts_on <= held_on - 7
        and (enrolment.last_day is null or enrolment.last_day >= held_on - 7)
      group by 1
    )
    select 'fall-at-check' as rule, 'provider:' || shares.provider_id as subject, shares.provider_id as "providerId",
           null::bigint as "groupId", '{}'::bigint[] as "enrolmentIds",
           jsonb_build_object('checkOn', held_on, 'beforePercent', round(shares.before, 1),
             'duringPercent', round(shares.during, 1), 'afterPercent', round(shares.after, 1),
             'leftAtCheck', left_then.gone, 'children', left_then.children) as evidence
    from shares join left_then using (provider_id)
    left join (select provider_id, before - during as fall from shares where not own) rest using (provider_id)
    where own and (
      (shares.before_marked >= ${leastChildDays.value}
        and shares.before - shares.during - greatest(coalesce(rest.fall, 0), 0) >= ${leastFallPercent.value}
        and shares.after - shares.during >= (shares.before - shares.during) / 2)
      or (left_then.gone >= ${leastLeft.value}
        and left_then.gone * 100 >= left_then.children * ${leastLeftPercent.value}))`.execute(read)
  return result.rows
}
