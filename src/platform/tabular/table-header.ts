/** Checks the header row of a table and lays rows out by it. */
import { type TableColumns, TableMistake, type TableRow } from './table-row.ts'

/** Every column once, all required ones, none that we would silently pass over. */
export function parseHeader(cells: readonly string[], columns: TableColumns): readonly string[] {
  const names = cells.map(cell => cell.trim().toLowerCase())
  while (names.at(-1) === '') names.pop()
  if (names.length === 0) throw new TableMistake('empty-file', 'the file is empty')
  const known = [...columns.required, ...(columns.optional ?? [])]
  const missing = columns.required.filter(name => !names.includes(name))
  const unknown = names.filter(name => !known.includes(name))
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  const hint = `; the columns are ${known.join(', ')}`
  refuse('duplicate-columns', 'columns given twice', twice, hint)
  refuse('missing-columns', 'missing columns', missing, unknownHint(unknown) + hint)
  refuse('unknown-columns', 'unknown columns', unknown, hint)
  return names
}

function refuse(
  code: 'duplicate-columns' | 'missing-columns' | 'unknown-columns',
  words: string,
  columns: readonly string[],
  hint: string,
): void {
  if (columns.length > 0) {
    throw new TableMistake(code, `${words}: ${columns.map(quote).join(', ')}${hint}`, { columns })
  }
}

/** A misspelt column is both missing and unknown; seeing both shows the slip. */
function unknownHint(unknown: readonly string[]): string {
  return unknown.length > 0 ? `; unknown: ${unknown.map(quote).join(', ')}` : ''
}

function quote(name: string): string {
  return name === '' ? '(no name)' : name
}

/** `undefined` for a row without any text. */
export function layOutRow(
  row: number,
  values: readonly string[],
  header: readonly string[],
  columns: TableColumns,
): TableRow | undefined {
  const texts = values.map(value => value.trim())
  if (texts.every(text => text === '')) return undefined
  const cells: Record<string, string> = {}
  for (const name of columns.optional ?? []) cells[name] = ''
  for (const [index, name] of header.entries()) cells[name] = texts[index] ?? ''
  if (texts.slice(header.length).some(text => text !== '')) {
    return { row, cells, fault: 'too-many-cells' }
  }
  return texts.length < header.length ? { row, cells, fault: 'too-few-cells' } : { row, cells }
}
