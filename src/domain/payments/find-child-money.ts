/** What the state pays for a child: each month, how far its payment is, and the sums of a year. */
import type { Read } from '../../platform/db/database.ts'
import { type LineMoney, selectMoneyOfApplication } from './child-money-queries.ts'

export type { LineMoney } from './child-money-queries.ts'

export type MoneyState = 'counted' | 'approved' | 'paid'

export type MonthMoney = {
  readonly month: Temporal.PlainYearMonth
  readonly totalTiyn: bigint
  readonly state: MoneyState
}

export type ChildMoney = {
  /** Newest first. */
  readonly lines: readonly LineMoney[]
  readonly months: readonly MonthMoney[]
  readonly years: readonly {
    readonly year: number
    readonly totalTiyn: bigint
    readonly paidTiyn: bigint
  }[]
}

/** For the family only: whoever calls has seen that the application is the reader's own. */
export async function findChildMoney(
  read: Read,
  application: { readonly id: bigint },
): Promise<ChildMoney> {
  const lines = await selectMoneyOfApplication(read, application.id)
  const months = Map.groupBy(lines, line => line.month.toString())
  const years = Map.groupBy(lines, line => line.month.year)
  return {
    lines,
    months: [...months.values()].flatMap(same => {
      const month = same[0]?.month.toPlainYearMonth()
      return month === undefined ? [] : [{ month, ...stateOf(same) }]
    }),
    years: [...years].map(([year, ofYear]) => ({
      year,
      totalTiyn: sumOf(ofYear, 'totalTiyn'),
      paidTiyn: sumOf(ofYear, 'paidTiyn'),
    })),
  }
}

/** Paid when all of it is; a correction that is not approved yet makes it counted again. */
export function stateOf(lines: readonly LineMoney[]) {
  const totalTiyn = sumOf(lines, 'totalTiyn')
  const paid = lines.every(line => line.paidTiyn === line.totalTiyn)
  const approved = lines.every(line => line.paidTiyn + line.approvedTiyn === line.totalTiyn)
  const state: MoneyState = paid ? 'paid' : approved ? 'approved' : 'counted'
  return { totalTiyn, state }
}

function sumOf(lines: readonly LineMoney[], key: 'totalTiyn' | 'paidTiyn'): bigint {
  return lines.reduce((sum, line) => sum + line[key], 0n)
}
