/** SQL of the months of vouchers: what each had of the reservation, used and gave back. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Book } from '../ledger/ledger.ts'
import type { ClosableMonth, ClosedMonth } from './decide-releases.ts'

/** Months of these lines in which every line of the voucher is settled and that are not closed yet. */
export async function selectClosableMonths(
  read: Read,
  lineIds: readonly bigint[],
): Promise<readonly ClosableMonth[]> {
  const result = await sql<ClosableMonth>`
    with touched as (
      select distinct enrolment.voucher_id, sheet_line.month from sheet_line join enrolment on enrolment.id = enrolment_id
      where sheet_line.id = any(${lineIds}::bigint[]) and enrolment.voucher_id is not null
    )
    select touched.voucher_id as "voucherId", touched.month,
           voucher_portion_tiyn(voucher, touched.month) as "portionTiyn",
           coalesce(used.tiyn, 0) as "usedTiyn", coalesce(held.tiyn, 0) as "reservedTiyn"
    from touched join voucher on voucher.id = touched.voucher_id
    left join lateral (
      select sum(amount_tiyn)::bigint as tiyn from act_line join sheet_line on sheet_line.id = line_id
      where act_line.voucher_id = touched.voucher_id and sheet_line.month = touched.month) used on true
    left join lateral (
      select sum(entry.amount_tiyn)::bigint as tiyn from ledger_entry entry
      join ledger_account account on account.id = entry.account_id
      where entry.voucher_id = touched.voucher_id and account.kind = 'reserved'
        and account.year = extract(year from touched.month)) held on true
    -- No portion: nothing was reserved for that year, what its act needed was taken from what is available.
    where voucher_portion_tiyn(voucher, touched.month) is not null
      and not exists (select from voucher_month done
        where done.voucher_id = touched.voucher_id and done.month = touched.month)
      and not exists (select from sheet_line other join enrolment on enrolment.id = other.enrolment_id
        where enrolment.voucher_id = touched.voucher_id and other.month = touched.month and other.state <> 'settled')
    order by touched.voucher_id, touched.month`.execute(read)
  return result.rows
}

/**
 * Months of the book's year up to `month` for which vouchers hold money that nobody will ask for: the child had no place
 * in it, or everything of it is settled or refused.
 */
export async function selectIdleMonths(
  read: Read,
  { programme, territory, year }: Book,
  month: Temporal.PlainDate,
): Promise<readonly ClosableMonth[]> {
  const first = month.with({ month: 1 })
  const result = await sql<ClosableMonth>`
    with held as (
      select entry.voucher_id as id, sum(entry.amount_tiyn)::bigint as tiyn
      from ledger_account account join ledger_entry entry on entry.account_id = account.id
      where account.programme = ${programme} and account.territory_code = ${territory} and account.year = ${year}
        and account.kind = 'reserved' and entry.voucher_id is not null
      group by 1 having sum(entry.amount_tiyn) > 0
    )
    select held.id as "voucherId", one.month, voucher_portion_tiyn(voucher, one.month) as "portionTiyn",
           coalesce(used.tiyn, 0) as "usedTiyn", held.tiyn as "reservedTiyn"
    from held join voucher on voucher.id = held.id
    cross join lateral (
      select month::date from generate_series(
        greatest(${first}::timestamp, date_trunc('month', voucher.offered_at at time zone 'Asia/Almaty')),
        ${month}::timestamp, '1 month') month) one
    left join lateral (
      select sum(amount_tiyn)::bigint as tiyn from act_line join sheet_line on sheet_line.id = line_id
      where act_line.voucher_id = held.id and sheet_line.month = one.month) used on true
    where voucher_portion_tiyn(voucher, one.month) is not null
      and not exists (select from voucher_month done where done.voucher_id = held.id and done.month = one.month)
      and not exists (
        select from enrolment
        where enrolment.voucher_id = held.id and not never_began
          and starts_on < one.month + interval '1 month' and (last_day is null or last_day >= one.month)
          and not exists (select from sheet_line line where line.enrolment_id = enrolment.id
            and line.month = one.month and line.state in ('settled', 'refused')))
    order by held.id, one.month`.execute(read)
  return result.rows
}

export async function insertVoucherMonths(
  tx: Tx,
  months: readonly ClosedMonth[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into voucher_month (voucher_id, month, portion_tiyn, used_tiyn, released_tiyn, closed_at)
    select given.*, ${at} from unnest(
      ${months.map(one => one.voucherId)}::bigint[], ${months.map(one => one.month)}::date[],
      ${months.map(one => one.portionTiyn)}::bigint[], ${months.map(one => one.usedTiyn)}::bigint[],
      ${months.map(one => one.releasedTiyn)}::bigint[]) given`.execute(tx)
}
