/** SQL of the months of vouchers: what each had of the reservation, used and gave back. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type ClosableMonth = {
  readonly voucherId: bigint
  readonly month: Temporal.PlainDate
  /** The part of the reservation that was for one month. */
  readonly portionTiyn: bigint
  readonly usedTiyn: bigint
  readonly reservedTiyn: bigint
}

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
           -- Reserved at the offer for each month left of that year, its own included.
           voucher.cost_tiyn / (13 - extract(month from voucher.offered_at at time zone 'Asia/Almaty')::integer)
             as "portionTiyn",
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
    where not exists (select from voucher_month done
        where done.voucher_id = touched.voucher_id and done.month = touched.month)
      and not exists (select from sheet_line other join enrolment on enrolment.id = other.enrolment_id
        where enrolment.voucher_id = touched.voucher_id and other.month = touched.month and other.state <> 'settled')
    order by touched.voucher_id, touched.month`.execute(read)
  return result.rows
}

export async function insertVoucherMonths(
  tx: Tx,
  months: readonly (ClosableMonth & { readonly releasedTiyn: bigint })[],
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('voucher_month')
    .values(
      months.map(one => ({
        voucher_id: one.voucherId,
        month: one.month,
        portion_tiyn: one.portionTiyn,
        used_tiyn: one.usedTiyn,
        released_tiyn: one.releasedTiyn,
        closed_at: at,
      })),
    )
    .execute()
}
