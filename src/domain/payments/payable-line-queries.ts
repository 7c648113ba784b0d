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
 * As `selectPayableLines`, for each of these providers: a child's month may be asked for by two of them. What hangs on some
 * thousand lines is fetched by one list of keys each (`= any(array(...))`), which goes through an index once: neither a
 * search a line, nor the table of a country.
 */
export async function selectPayableLinesOf(
  read: Read,
  providerIds: readonly bigint[],
  month: Temporal.PlainDate,
): Promise<readonly (LineRow & { readonly askedId: bigint })[]> {
  const result = await sql<LineRow & { readonly askedId: bigint }>`
    with own as materialized (
      select sheet.provider_id as asked_id, sheet.working_days, activity.direction, sheet_line.id, enrolment_id,
             sheet_line.month, days, state
      from sheet join provider_group activity on activity.id = sheet.group_id
      join sheet_line on sheet_line.sheet_id = sheet.id
      where sheet.provider_id = any(${providerIds}::bigint[]) and sheet.month <= ${month} and sheet_line.state <> 'settled'
    ), seated as materialized (
      select id, child_id, programme, voucher_id from enrolment where id = any(array(select enrolment_id from own))
    ), elsewhere as materialized (
      select child.id as seat_id, other.id, child.child_id, other.voucher_id from seated child join (
        select id, child_id, programme, voucher_id from enrolment
        where child_id = any(array(select child_id from seated)) offset 0) other
        on other.child_id = child.child_id and other.programme = child.programme
      where other.id <> child.id
    ), line as materialized (
      select asked_id, asked_id as provider_id, direction, own.id, enrolment_id, child_id, voucher_id, month, days, state,
             working_days
      from own join seated on seated.id = enrolment_id
      union all
      -- The same months of the same children elsewhere in the programme, or settled: of two own parts of a month each leads
      -- to the other.
      select distinct own.asked_id, sheet.provider_id, activity.direction, part.id, other.id, other.child_id,
             other.voucher_id, own.month, part.days, part.state, sheet.working_days
      from elsewhere other join own on own.enrolment_id = other.seat_id
      cross join lateral (
        select id, sheet_id, days, state from sheet_line where enrolment_id = other.id and month = own.month offset 0) part
      cross join lateral (
        select provider_id, group_id, working_days from sheet where sheet.id = part.sheet_id offset 0) sheet
      join provider_group activity on activity.id = sheet.group_id
      where part.state = 'settled' or sheet.provider_id <> own.asked_id
    ), before as materialized (
      select line_id, sum(amount_tiyn)::bigint as total_tiyn, count(*)::integer as steps from act_line
      where line_id = any(array(select id from line)) group by line_id
    )
    select asked_id as "askedId", sheet_line.id as "lineId", sheet_line.child_id as "childId",
           sheet_line.provider_id as "providerId", voucher.id as "voucherId", voucher.cohort, voucher.kind,
           direction, sheet_line.month, days,
           -- Settled and in no act: it was refused, or nobody's, and stays unpaid.
           (sheet_line.state in ('confirmed', 'disputed') or (sheet_line.state = 'settled' and before.steps is not null))
             and not ${heldCase('open', 'upheld')} as confirmed,
           -- While one of its days waits for a decision, the month is disputed.
           case when sheet_line.state = 'disputed' then (
             select array_agg(extract(day from day)::integer order by day) from sheet_dispute
             where line_id = sheet_line.id and sheet_dispute.state in ('open', 'contested', 'unanswered')) end
             as "disputedDays",
           working_days as "workingDays", coalesce(before.total_tiyn, 0) as "previousTiyn",
           coalesce(before.steps, 0) as steps
    from line sheet_line join (
      select id, cohort, kind from voucher where id = any(array(select voucher_id from line)) offset 0) voucher
      on voucher.id = sheet_line.voucher_id
    left join before on before.line_id = sheet_line.id
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
