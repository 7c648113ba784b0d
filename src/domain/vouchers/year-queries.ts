/** SQL of the money of vouchers by year: what months that are not settled need, and what a new year does. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Book } from '../ledger/ledger.ts'

/** Portions of months in which the voucher was used and that are not closed, by year. */
export async function selectUnsettledByYear(
  read: Read,
  voucherId: bigint,
): Promise<ReadonlyMap<number, bigint>> {
  const result = await sql<{ year: number; tiyn: bigint }>`
    select extract(year from used.month)::integer as year,
           sum(voucher_portion_tiyn(voucher, used.month))::bigint as tiyn
    from voucher cross join lateral (
      select distinct month::date from enrolment
      cross join generate_series(date_trunc('month', starts_on::timestamp), coalesce(last_day, starts_on), '1 month') month
      where enrolment.voucher_id = voucher.id and not never_began
    ) used
    where voucher.id = ${voucherId} and voucher_portion_tiyn(voucher, used.month) is not null
      and not exists (select from voucher_month closed
        where closed.voucher_id = voucher.id and closed.month = used.month)
    group by 1`.execute(read)
  return new Map(result.rows.map(row => [row.year, row.tiyn]))
}

export type UncarriedVoucher = {
  readonly id: bigint
  readonly cohort: number
  readonly kind: 'general' | 'special'
}

/** Live vouchers of earlier years without money of this one: children with a place first, then by the day of the offer. */
export async function selectUncarried(
  read: Read,
  { programme, territory, year }: Book,
): Promise<readonly UncarriedVoucher[]> {
  const result = await sql<UncarriedVoucher>`
    select id, cohort, kind from voucher
    where programme = ${programme} and territory_code = ${territory} and year < ${year}
      and state in ('offered', 'confirmed', 'place-held', 'enrolled', 'suspended', 'held')
      and not exists (select from voucher_year carried where carried.voucher_id = voucher.id
        and carried.year = ${year})
    order by state not in ('enrolled', 'suspended'), offered_at, id`.execute(read)
  return result.rows
}

export async function insertVoucherYears(
  tx: Tx,
  year: number,
  vouchers: readonly { readonly id: bigint; readonly costTiyn: bigint }[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into voucher_year (voucher_id, year, cost_tiyn, reserved_at)
    select given.id, ${year}, given.cost_tiyn, ${at}
    from unnest(${vouchers.map(one => one.id)}::bigint[],
                ${vouchers.map(one => one.costTiyn)}::bigint[]) given (id, cost_tiyn)`.execute(tx)
}
