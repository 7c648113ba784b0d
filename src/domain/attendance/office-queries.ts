/** SQL of what a department sees of attendance in its territory: who has not marked, months, what waits for it. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { DisputeState, MarkState, SheetLineState } from './attendance.ts'

export type OfficeScope = { readonly territory: string; readonly programme: 'preschool' | 'club' }

export type DayOfProvider = {
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  /** Groups with enrolled children on the day. */
  readonly groups: number
  readonly marked: number
  readonly lastMarkedOn: Temporal.PlainDate | null
}

/** Kindergartens some of whose groups are not marked on the day; who was silent for the longest time first. */
export async function selectUnmarked(
  read: Read,
  scope: OfficeScope,
  day: Temporal.PlainDate,
  limit: number,
): Promise<readonly DayOfProvider[]> {
  const result = await sql<DayOfProvider>`
    select bin, name_kk as "nameKk", name_ru as "nameRu", groups, marked, last_day as "lastMarkedOn"
    from (
      select provider.id, bin, name_kk, name_ru, count(*)::integer as groups, count(day.group_id)::integer as marked
      from provider join provider_group on provider_group.provider_id = provider.id
      left join attendance_day day on day.group_id = provider_group.id and day.day = ${day}::date
      where territory_code = ${scope.territory} and programme = ${scope.programme} and exists (
        select from enrolment where enrolment.group_id = provider_group.id and not never_began
          and starts_on <= ${day}::date and (last_day is null or last_day >= ${day}::date))
      group by provider.id
      having count(day.group_id) < count(*)
    ) late
    left join lateral (
      select max(attendance_day.day) as last_day from attendance_day
      join provider_group on provider_group.id = attendance_day.group_id
      where provider_group.provider_id = late.id
    ) last on true
    order by last_day nulls first, marked::real / groups, bin limit ${limit}`.execute(read)
  return result.rows
}

export type DayCount = {
  readonly day: Temporal.PlainDate
  readonly present: number
  readonly absent: number
}

/** Sums of the days that anybody marked, oldest first. */
export async function selectDayCounts(
  read: Read,
  scope: OfficeScope,
  since: Temporal.PlainDate,
): Promise<readonly DayCount[]> {
  const result = await sql<DayCount>`
    select day, sum(present)::integer as present, sum(absent)::integer as absent
    from attendance_day join provider_group on provider_group.id = group_id
    join provider on provider.id = provider_id
    where day >= ${since}::date and territory_code = ${scope.territory} and programme = ${scope.programme}
    group by day order by day`.execute(read)
  return result.rows
}

export type MonthCount = {
  readonly month: Temporal.PlainDate
  readonly submitted: number
  /** Groups with children in that month and without a sheet. */
  readonly missing: number
  readonly lines: Readonly<Partial<Record<SheetLineState | 'mustDecide', number>>>
}

export async function selectMonthCounts(
  read: Read,
  scope: OfficeScope,
  since: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly MonthCount[]> {
  const result = await sql<MonthCount>`
    with own as (
      select provider_group.id from provider_group join provider on provider.id = provider_id
      where territory_code = ${scope.territory} and programme = ${scope.programme}
    )
    select month,
      (select count(*)::integer from sheet join own on own.id = sheet.group_id where sheet.month = months.month)
        as submitted,
      (select count(*)::integer from own
       where not exists (select from sheet where sheet.group_id = own.id and sheet.month = months.month)
         and exists (select from enrolment where enrolment.group_id = own.id and not never_began
           and starts_on < months.month + interval '1 month' and (last_day is null or last_day >= months.month)))
        as missing,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
         select case when must_decide and state = 'unconfirmed' then 'mustDecide' else state end as state,
                count(*)::integer as n
         from sheet_line join sheet on sheet.id = sheet_id join own on own.id = sheet.group_id
         where sheet.month = months.month group by 1) counted) as lines
    from (select generate_series(${since}::date, ${until}::date, interval '1 month')::date as month) months
    order by month desc`.execute(read)
  return result.rows
}

export type WaitingDispute = {
  readonly id: bigint
  readonly lineId: bigint
  readonly application: string
  readonly bin: string
  readonly day: Temporal.PlainDate
  readonly claimed: MarkState
  readonly state: DisputeState
  readonly openedAt: Temporal.Instant
}

/** Contested by the kindergarten or not answered by it; the oldest first. */
export async function selectDisputesToDecide(
  read: Read,
  scope: OfficeScope,
  limit: number,
): Promise<readonly WaitingDispute[]> {
  const result = await sql<WaitingDispute>`
    select sheet_dispute.id, line_id as "lineId", application.number as application, bin, day, claimed, sheet_dispute.state,
           opened_at as "openedAt"
    from sheet_dispute join sheet_line on sheet_line.id = line_id join sheet on sheet.id = sheet_id
    join provider on provider.id = sheet.provider_id join enrolment on enrolment.id = enrolment_id
    join application on application.id = enrolment.application_id
    where sheet_dispute.state in ('contested', 'unanswered') and provider.territory_code = ${scope.territory}
      and provider.programme = ${scope.programme}
    order by opened_at, sheet_dispute.id limit ${limit}`.execute(read)
  return result.rows
}

export type UndecidedLine = {
  readonly id: bigint
  readonly application: string
  readonly bin: string
  readonly month: Temporal.PlainDate
  readonly since: Temporal.Instant
}

/** Months of silence that no other month is left to wait for; the oldest first. */
export async function selectLinesToDecide(
  read: Read,
  scope: OfficeScope,
  limit: number,
): Promise<readonly UndecidedLine[]> {
  const result = await sql<UndecidedLine>`
    select sheet_line.id, application.number as application, bin, sheet_line.month, answer_until as since
    from sheet_line join sheet on sheet.id = sheet_id join provider on provider.id = sheet.provider_id
    join enrolment on enrolment.id = enrolment_id join application on application.id = enrolment.application_id
    where sheet_line.state = 'unconfirmed' and must_decide and provider.territory_code = ${scope.territory}
      and provider.programme = ${scope.programme}
    order by answer_until, sheet_line.id limit ${limit}`.execute(read)
  return result.rows
}
