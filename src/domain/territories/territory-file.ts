/** Parses `territories.csv` and checks that its rows form one tree. */
import { err, ok, type Result } from '../../base/result.ts'
import { type CsvRow, parseCsvTable } from './csv-table.ts'
import { type DataMistake, showFound } from './data-mistake.ts'
import {
  mayStandBelow,
  TERRITORY_KINDS,
  type Territory,
  type TerritoryKind,
  territoryPath,
} from './territory.ts'

const COLUMNS = ['code', 'parent', 'kind', 'name_kk', 'name_ru', 'name_en'] as const

type Row = CsvRow<(typeof COLUMNS)[number]>

function kindOf(text: string): TerritoryKind | undefined {
  return TERRITORY_KINDS.find(kind => kind === text)
}

function rowMistakes(file: string, row: Row): DataMistake[] {
  const mistakes: DataMistake[] = []
  const wrong = (column: keyof Row['cells'], allowed: string) =>
    mistakes.push({
      file,
      field: `line ${row.line}, ${column}`,
      allowed,
      found: showFound(row.cells[column] || undefined),
    })
  if (!/^[a-z][a-z0-9-]*$/.test(row.cells.code)) {
    wrong('code', 'small Latin letters, digits and hyphens, a letter first')
  }
  if (kindOf(row.cells.kind) === undefined) wrong('kind', `one of ${TERRITORY_KINDS.join(', ')}`)
  for (const column of ['name_kk', 'name_ru', 'name_en'] as const) {
    if (row.cells[column] === '') wrong(column, 'a name')
  }
  return mistakes
}

function treeMistakes(file: string, rows: readonly Row[], tree: ReadonlyMap<string, Territory>) {
  const mistakes: DataMistake[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const { code, parent } = row.cells
    const wrong = (column: string, allowed: string, found: string) =>
      mistakes.push({
        file,
        field: `line ${row.line}, ${column}`,
        allowed,
        found: showFound(found),
      })
    if (seen.has(code)) wrong('code', 'each code once', code)
    seen.add(code)
    const above = parent === '' ? null : tree.get(parent)
    const kind = kindOf(row.cells.kind)
    if (above === undefined) wrong('parent', 'the code of another row', parent)
    else if (territoryPath(tree, code) === undefined)
      wrong('parent', 'no circle of parents', parent)
    else if (kind && !mayStandBelow(kind, above?.kind ?? null)) {
      wrong('parent', `a territory under which a ${kind} may stand`, parent)
    }
  }
  return mistakes
}

/** Territories by code, in the order of the file. */
export function parseTerritories(
  file: string,
  text: string,
): Result<ReadonlyMap<string, Territory>, readonly DataMistake[]> {
  const table = parseCsvTable(file, text, COLUMNS)
  if (!table.ok) return table
  const tree = new Map<string, Territory>()
  for (const { cells } of table.value) {
    const kind = kindOf(cells.kind)
    if (kind === undefined) continue
    const name = { kk: cells.name_kk, ru: cells.name_ru, en: cells.name_en }
    tree.set(cells.code, { code: cells.code, parent: cells.parent || null, kind, name })
  }
  const mistakes = table.value.flatMap(row => rowMistakes(file, row))
  if (mistakes.length === 0) mistakes.push(...treeMistakes(file, table.value, tree))
  return mistakes.length > 0 ? err(mistakes) : ok(tree)
}
