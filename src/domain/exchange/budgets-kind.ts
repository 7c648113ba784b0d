/** `budgets`: what departments allot in a year, in and out. */

import { tengeText } from '../../base/money.ts'
import { ok } from '../../base/result.ts'
import { changeBudget, changeBudgetPermission, findBudgets } from '../ledger/change-budget.ts'
import type { Book } from '../ledger/ledger.ts'
import { PROGRAMMES } from '../territories/rollout.ts'
import { oneOf, parseCells, wholeNumber } from './cell.ts'
import { tenge, territoryCode } from './cell-parsers.ts'
import { type RowOutcome, type TableKind, writeGood } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

const COLUMNS = ['territory', 'programme', 'year', 'amount_tenge'] as const

export const budgetsKind: TableKind<
  (typeof COLUMNS)[number],
  Book & { readonly allottedTiyn: bigint }
> = {
  name: 'budgets',
  columns: COLUMNS,
  chunkRows: 100,
  permission: changeBudgetPermission,
  parse(cells) {
    const parsed = parseCells(
      {
        territory: territoryCode,
        programme: oneOf(PROGRAMMES),
        year: wholeNumber(2020, 2100),
        amount_tenge: tenge(0n),
      },
      cells,
    )
    if (!parsed.ok) return parsed
    const { amount_tenge: allottedTiyn, ...book } = parsed.value
    return ok({ ...book, allottedTiyn })
  },
  keyOf: row => `${row.territory} ${row.programme} ${row.year}`,
  async write(tx, actor, setting, items) {
    const lookup = await loadTerritoryLookup(tx, actor)
    return writeGood(
      items,
      item => lookup.refuse(item.territory, changeBudgetPermission) ?? item,
      async ready => {
        const outcomes: RowOutcome[] = []
        for (const item of ready) {
          outcomes.push((await changeBudget(tx, actor, setting, item)) ? 'written' : 'unchanged')
        }
        return outcomes
      },
    )
  },
  async *read(read) {
    for (const one of await findBudgets(read, null)) {
      yield {
        territory: one.territory_code,
        programme: one.programme,
        year: String(one.year),
        amount_tenge: tengeText(one.allotted_tiyn),
      }
    }
  },
}
