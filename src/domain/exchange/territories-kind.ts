/** `territories`: the tree, in and out. */
import { ok } from '../../base/result.ts'
import { adoptData, adoptDataPermission } from '../territories/adopt-data.ts'
import { mayStandBelow, TERRITORY_KINDS, type Territory } from '../territories/territory.ts'
import { findTerritories } from '../territories/territory-tree.ts'
import type { BadCell } from './bad-cell.ts'
import { oneOf, optional, parseCells, text } from './cell.ts'
import { territoryCode } from './cell-parsers.ts'
import type { TableKind } from './table-kind.ts'

const COLUMNS = ['code', 'parent', 'kind', 'name_kk', 'name_ru', 'name_en'] as const

export const territoriesKind: TableKind<(typeof COLUMNS)[number], Territory> = {
  name: 'territories',
  columns: COLUMNS,
  // The country has some 7 000: all at once, so that a parent may stand below its children in the file.
  chunkRows: 20_000,
  permission: adoptDataPermission,
  parse(cells) {
    const name = text(200)
    const parsed = parseCells(
      {
        code: territoryCode,
        parent: optional(territoryCode),
        kind: oneOf(TERRITORY_KINDS),
        name_kk: name,
        name_ru: name,
        name_en: name,
      },
      cells,
    )
    if (!parsed.ok) return parsed
    const { name_kk: kk, name_ru: ru, name_en: en, ...row } = parsed.value
    return ok({ ...row, name: { kk, ru, en } })
  },
  keyOf: row => row.code,
  async write(tx, actor, setting, items) {
    const before = new Map((await findTerritories(tx)).map(one => [one.code, one]))
    const tree = new Map(before)
    const bad = new Map<string, BadCell>()
    // From the country down, so that each parent is judged before what stands below it.
    for (const kind of TERRITORY_KINDS) {
      for (const item of items.filter(one => one.kind === kind)) {
        const mistake = findMistake(item, before.get(item.code), tree)
        if (mistake) bad.set(item.code, mistake)
        else tree.set(item.code, item)
      }
    }
    const changed = items.filter(item => !bad.has(item.code) && !same(item, before.get(item.code)))
    const territories = new Map(changed.map(item => [item.code, item]))
    const { calendar } = setting
    await adoptData(tx, actor, setting, { territories, rollout: [], packs: [], calendar })
    return items.map(
      item => bad.get(item.code) ?? (territories.has(item.code) ? 'written' : 'unchanged'),
    )
  },
  async *read(read) {
    for (const one of await findTerritories(read)) {
      const { kk: name_kk, ru: name_ru, en: name_en } = one.name
      yield { code: one.code, parent: one.parent ?? '', kind: one.kind, name_kk, name_ru, name_en }
    }
  },
}

/** Names may change; a kind or the district of a settlement may not, since queues stand on them. */
function findMistake(
  item: Territory,
  before: Territory | undefined,
  tree: ReadonlyMap<string, Territory>,
): BadCell | undefined {
  const parent = item.parent === null ? undefined : tree.get(item.parent)
  if (before && before.kind !== item.kind) return { column: 'kind', code: 'kind-changed' }
  if (item.parent !== null && parent === undefined) {
    return { column: 'parent', code: 'unknown-territory' }
  }
  if (!mayStandBelow(item.kind, parent?.kind ?? null)) {
    return { column: 'parent', code: 'parent-kind', allowed: item.kind }
  }
  const moved = before?.kind === 'settlement' && before.parent !== item.parent
  return moved ? { column: 'parent', code: 'moved' } : undefined
}

function same(a: Territory, b: Territory | undefined): boolean {
  return (
    b !== undefined &&
    a.parent === b.parent &&
    a.name.kk === b.name.kk &&
    a.name.ru === b.name.ru &&
    a.name.en === b.name.en
  )
}
