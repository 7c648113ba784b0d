/** `norms`: what the state pays a month for a child, in and out. */

import { tengeText } from '../../base/money.ts'
import { err, ok } from '../../base/result.ts'
import { findNorms, keepNorm, type Norm } from '../ledger/norm.ts'
import { DIRECTIONS } from '../providers/provider.ts'
import { PROGRAMMES } from '../territories/rollout.ts'
import { oneOf, optional, parseCells, wholeNumber } from './cell.ts'
import { day, tenge, territoryCode } from './cell-parsers.ts'
import { exchangeAccess } from './exchange-access.ts'
import { type RowOutcome, type TableKind, writeGood } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

const COLUMNS = ['territory', 'programme', 'cohort', 'kind', 'from', 'tenge_per_month'] as const
/** A norm of clubs may be of one direction; empty: of all. */
const OPTIONAL = ['direction'] as const

type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]

export const normsKind: TableKind<Column, Norm> = {
  name: 'norms',
  columns: COLUMNS,
  optional: OPTIONAL,
  chunkRows: 500,
  permission: exchangeAccess.keepNorm,
  parse(cells) {
    const parsed = parseCells(
      {
        territory: territoryCode,
        programme: oneOf(PROGRAMMES),
        cohort: wholeNumber(1, 18),
        kind: oneOf(['general', 'special']),
        from: day,
        tenge_per_month: tenge(1n),
        direction: optional(oneOf(DIRECTIONS)),
      },
      cells,
    )
    if (!parsed.ok) return parsed
    const { territory, from, tenge_per_month, direction, ...row } = parsed.value
    if (direction !== null && row.programme !== 'club') {
      return err([{ column: 'direction', code: 'clubs-only' }])
    }
    return ok({
      ...row,
      direction: direction ?? '',
      territory_code: territory,
      valid_from: from,
      monthly_tiyn: tenge_per_month,
    })
  },
  keyOf: row =>
    `${row.territory_code} ${row.programme} ${row.cohort} ${row.kind} ${row.direction} ${row.valid_from}`,
  async write(tx, actor, _setting, items) {
    const lookup = await loadTerritoryLookup(tx, actor)
    return writeGood(
      items,
      item => lookup.refuse(item.territory_code, exchangeAccess.keepNorm) ?? item,
      async ready => {
        const outcomes: RowOutcome[] = []
        for (const item of ready)
          outcomes.push((await keepNorm(tx, item)) ? 'written' : 'unchanged')
        return outcomes
      },
    )
  },
  needsOptional: async read => (await findNorms(read)).some(one => one.direction !== ''),
  async *read(read) {
    for (const one of await findNorms(read)) {
      yield {
        territory: one.territory_code,
        programme: one.programme,
        cohort: String(one.cohort),
        kind: one.kind,
        from: one.valid_from.toString(),
        tenge_per_month: tengeText(one.monthly_tiyn),
        direction: one.direction,
      }
    }
  },
}
