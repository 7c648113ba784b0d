/** `rollout`: the calendar by which territories change their regime, in and out. */
import { err, ok } from '../../base/result.ts'
import { adoptData, adoptDataPermission } from '../territories/adopt-data.ts'
import { PROGRAMMES, REGIMES, REGIMES_OF, type RolloutRow } from '../territories/rollout.ts'
import { findRollout } from '../territories/territory-tree.ts'
import { oneOf, parseCells, text } from './cell.ts'
import { day, territoryCode } from './cell-parsers.ts'
import { type TableKind, writeGood } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

const COLUMNS = ['territory', 'programme', 'regime', 'starts_on', 'responsible'] as const

const keyOf = (row: RolloutRow) => `${row.territory} ${row.programme} ${row.startsOn}`

export const rolloutKind: TableKind<(typeof COLUMNS)[number], RolloutRow> = {
  name: 'rollout',
  columns: COLUMNS,
  chunkRows: 5000,
  permission: adoptDataPermission,
  parse(cells) {
    const parsed = parseCells(
      {
        territory: territoryCode,
        programme: oneOf(PROGRAMMES),
        regime: oneOf(REGIMES),
        starts_on: day,
        responsible: text(1000),
      },
      cells,
    )
    if (!parsed.ok) return parsed
    const { starts_on: startsOn, ...row } = parsed.value
    const regimes = REGIMES_OF[row.programme]
    return regimes.includes(row.regime)
      ? ok({ ...row, startsOn })
      : err([{ column: 'regime', code: 'one-of', allowed: regimes.join(', ') }])
  },
  keyOf,
  async write(tx, actor, setting, items) {
    const lookup = await loadTerritoryLookup(tx, actor)
    const before = new Map((await findRollout(tx)).map(row => [keyOf(row), row]))
    return writeGood(
      items,
      item => lookup.refuse(item.territory, adoptDataPermission) ?? item,
      async ready => {
        const isChanged = (row: RolloutRow) => {
          const known = before.get(keyOf(row))
          return known?.regime !== row.regime || known.responsible !== row.responsible
        }
        const rollout = ready.filter(isChanged)
        const { calendar } = setting
        await adoptData(tx, actor, setting, {
          territories: new Map(),
          rollout,
          packs: [],
          calendar,
        })
        return ready.map(row => (isChanged(row) ? 'written' : 'unchanged'))
      },
    )
  },
  async *read(read) {
    for (const { startsOn, ...row } of await findRollout(read)) {
      yield { ...row, starts_on: startsOn.toString() }
    }
  },
}
