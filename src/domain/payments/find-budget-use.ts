/** The money of a year as a department and an auditor read it: months, forecast, trial balance, children without money. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findBudgets } from '../ledger/change-budget.ts'
import type { Book } from '../ledger/ledger.ts'
import { findBalances } from '../ledger/post.ts'
import { type CarryOver, findCarryOver } from '../vouchers/carry-over.ts'
import { selectMonthsOfYear, selectTurnover, selectYears, type Turnover } from './budget-queries.ts'
import { type Forecast, forecastYear, type MonthOfYear } from './budget-use.ts'
import { paymentAccess } from './payment-access.ts'

export type BudgetUse = {
  readonly years: readonly number[]
  readonly allottedTiyn: bigint
  readonly months: readonly MonthOfYear[]
  readonly forecast: Forecast
  readonly turnover: readonly Turnover[]
  /** What carrying vouchers over into this year would still need. */
  readonly carry: Pick<CarryOver, 'missingTiyn'> & { readonly uncovered: number }
}

export async function findBudgetUse(
  read: Read,
  actor: Actor,
  relation: Relation,
  book: Book,
): Promise<BudgetUse> {
  authorize(actor, paymentAccess.readMoney, relation)
  const budgets = await findBudgets(read, [book.territory])
  const own = budgets.find(row => row.year === book.year && row.programme === book.programme)
  const allottedTiyn = own?.allotted_tiyn ?? 0n
  const balances = await findBalances(read, book)
  const months = await selectMonthsOfYear(read, book)
  const { uncovered, missingTiyn } = await findCarryOver(read, book, balances.available)
  return {
    years: await selectYears(read, book),
    allottedTiyn,
    months,
    forecast: forecastYear(allottedTiyn, balances, months),
    turnover: await selectTurnover(read, book),
    carry: { uncovered: uncovered.length, missingTiyn },
  }
}
