/** SQL of what may be payable: lines of sheets with their disputes, and the days on which norms begin. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import { heldCase } from './held-case-queries.ts'

export type LineRow = {
  readonly lineId: bigint
  readonly childId: bigint
  readonly providerId: bigint
  readonly voucherId: bigint
  readonly cohort: number
  readonly kind: 'general' | 'special'
  /** Of a club's group; null for a kindergarten's. */
  readonly direction: string | null
  readonly year: number
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly confirmed: boolean
  /** Of the month, from 1; null for none. */
  readonly disputedDays: readonly number[] | null
  readonly workingDays: number
  readonly previousTiyn: bigint
  readonly steps: number
}

/**
 * Every line of the children who have one of this provider that is not settled, in the months of those lines up to
 * `month`. Vouchers only: a referral has no money of its own here.
 */
export async function selectPayableLines(
  read: Read,
  providerId: bigint,
  month: Temporal.PlainDate,
): Promise<readonly LineRow[]> {
  return selectPayableLinesOf(read, [providerId], month)
}

/**
 * As `selectPayableLines`, for each of these providers: a child's month may be asked for by two of them. Children and
 * vouchers are asked for by key (`offset 0`): of some thousand lines the planner would rather read a country's table.
 */
export async function selectPayableLinesOf(
  read: Read,
  providerIds: readonly bigint[],
  month: Temporal.PlainDate,
): Promise<readonly (LineRow & { readonly askedId: bigint })[]> {
  const result = await sql<LineRow & { readonly askedId: bigint }>`
    with own as materialized (
      select sheet.provider_id as asked_id, sheet.group_id, sheet_line.id, enrolment_id, child_id, programme, voucher_id,
             sheet_line.month, days, state, working_days
      from sheet join sheet_line on sheet_line.sheet_id = sheet.id join enrolment on enrolment.id = enrolment_id
      where sheet.provider_id = any(${providerIds}::bigint[]) and sheet.month <= ${month} and sheet_line.state <> 'settled'
    ), line as (
      select asked_id, asked_id as provider_id, group_id, id, enrolment_id, child_id, voucher_id, month, days, state,
             working_days
      from own
      union all
      -- The same months of the same children elsewhere in the programme, or settled: of two own parts of a month each leads
      -- to the other.
      select distinct own.asked_id, sheet.provider_id, sheet.group_id, part.id, part.enrolment_id, own.child_id, other.voucher_id,
             part.month, part.days, part.state, sheet.working_days
      from own cross join lateral (
        select id, voucher_id from enrolment
        where child_id = own.child_id and programme = own.programme and id <> own.enrolment_id offset 0) other
      join sheet_line part on part.enrolment_id = other.id and part.month = own.month
      join sheet on sheet.id = part.sheet_id
      where part.state = 'settled' or sheet.provider_id <> own.asked_id
    )
    select asked_id as "askedId", sheet_line.id as "lineId", sheet_line.child_id as "childId",
           sheet_line.provider_id as "providerId", voucher.id as "voucherId", voucher.cohort, voucher.kind, voucher.year,
           activity.direction, sheet_line.month, days,
           -- Settled and in no act: it was refused, or nobody's, and stays unpaid.
           (sheet_line.state in ('confirmed', 'disputed') or (sheet_line.state = 'settled' and before.steps > 0))
             and not ${heldCase('open', 'upheld')} as confirmed,
           -- While one of its days waits for a decision, the month is disputed.
           case when sheet_line.state = 'disputed' then (
             select array_agg(extract(day from day)::integer order by day) from sheet_dispute
             where line_id = sheet_line.id and sheet_dispute.state in ('open', 'contested', 'unanswered')) end
             as "disputedDays",
           working_days as "workingDays", coalesce(before.total_tiyn, 0) as "previousTiyn",
           coalesce(before.steps, 0) as steps
    from line sheet_line cross join lateral (
      select id, cohort, kind, year from voucher where voucher.id = sheet_line.voucher_id offset 0) voucher
    cross join lateral (select direction from provider_group where id = sheet_line.group_id offset 0) activity
    left join lateral (
      select sum(amount_tiyn)::bigint as total_tiyn, count(*)::integer as steps from act_line
      where act_line.line_id = sheet_line.id) before on true
    order by sheet_line.id`.execute(read)
  return result.rows
}

/** Days of the month on which a norm of these territories begins. */
export async function selectNormDays(
  read: Read,
  path: readonly string[],
  programme: string,
  month: Temporal.PlainYearMonth,
): Promise<readonly Temporal.PlainDate[]> {
  const result = await sql<{ day: Temporal.PlainDate }>`
    select distinct valid_from as day from norm
    where programme = ${programme} and territory_code = any(${path}::text[])
      and valid_from between ${month.toPlainDate({ day: 2 })}::date
        and ${month.toPlainDate({ day: month.daysInMonth })}::date order by 1`.execute(read)
  return result.rows.map(row => row.day)
}
