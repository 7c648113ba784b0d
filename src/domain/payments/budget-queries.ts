/** SQL of how the money of a year is used. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { AccountKind, Book } from '../ledger/ledger.ts'
import type { MonthOfYear } from './budget-use.ts'

/** Every month of the year that has something to tell, in their order. */
export async function selectMonthsOfYear(
  read: Read,
  { programme, territory, year }: Book,
): Promise<readonly MonthOfYear[]> {
  const from = `${year}-01-01`
  const until = `${year}-12-31`
  const result = await sql<MonthOfYear>`
    with closed as (
      select voucher_month.month, count(*)::integer as closed, sum(portion_tiyn)::bigint as portion,
             sum(released_tiyn)::bigint as released
      from voucher_month join voucher on voucher.id = voucher_id
      where voucher.programme = ${programme} and voucher.territory_code = ${territory}
        and voucher_month.month between ${from}::date and ${until}::date
      group by 1
    ), acts as (
      select sheet_line.month, sum(amount_tiyn)::bigint as tiyn
      from act join act_line on act_line.act_id = act.id join sheet_line on sheet_line.id = act_line.line_id
      where act.programme = ${programme} and act.territory_code = ${territory}
        and sheet_line.month between ${from}::date and ${until}::date
      group by 1
    )
    select month, coalesce(closed, 0) as closed, coalesce(portion, 0) as "portionTiyn",
           coalesce(released, 0) as "releasedTiyn", coalesce(tiyn, 0) as "actsTiyn"
    from closed full join acts using (month) order by month`.execute(read)
  return result.rows
}

export type Turnover = {
  readonly kind: AccountKind
  readonly inTiyn: bigint
  readonly outTiyn: bigint
  readonly balanceTiyn: bigint
}

/** What came into each account of a book and went out of it, from its entries. */
export async function selectTurnover(
  read: Read,
  { programme, territory, year }: Book,
): Promise<readonly Turnover[]> {
  const result = await sql<Turnover>`
    select kind, coalesce(sum(amount_tiyn) filter (where amount_tiyn > 0), 0)::bigint as "inTiyn",
           coalesce(-sum(amount_tiyn) filter (where amount_tiyn < 0), 0)::bigint as "outTiyn",
           balance_tiyn as "balanceTiyn"
    from ledger_account account left join ledger_entry entry on entry.account_id = account.id
    where programme = ${programme} and territory_code = ${territory} and year = ${year}
    group by account.id order by account.id`.execute(read)
  return result.rows
}

/** Years of which a territory has books, newest first. */
export async function selectYears(
  read: Read,
  { programme, territory }: Omit<Book, 'year'>,
): Promise<readonly number[]> {
  const result = await sql<{ year: number }>`
    select distinct year from ledger_account
    where programme = ${programme} and territory_code = ${territory} order by year desc`.execute(
    read,
  )
  return result.rows.map(row => row.year)
}
