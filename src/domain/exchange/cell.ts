/** Parses the cells of a row by a parser for each column, and collects every mistake of the row. */
import { err, ok, type Result } from '../../base/result.ts'
import type { BadCell, CellCode, CellMistake } from './bad-cell.ts'

export type CellParser<Value> = (text: string) => Result<Value, CellMistake>

type Parsers = Readonly<Record<string, CellParser<unknown>>>
type ValueOf<Parser> = Parser extends CellParser<infer Value> ? Value : never
type ParsedCells<Of extends Parsers> = { readonly [Column in keyof Of]: ValueOf<Of[Column]> }

export type Cells<Column extends string = string> = Readonly<Record<Column, string>>

export function mistake(
  code: CellCode,
  allowed?: string,
): { readonly ok: false; readonly error: CellMistake } {
  return err(allowed === undefined ? { code } : { code, allowed })
}

/** The values by column, or all mistakes in the order of the columns. */
export function parseCells<Of extends Parsers>(
  parsers: Of,
  cells: Cells,
): Result<ParsedCells<Of>, readonly BadCell[]> {
  const values: Record<string, unknown> = {}
  const mistakes: BadCell[] = []
  for (const [column, parser] of Object.entries(parsers)) {
    const parsed = parser(cells[column] ?? '')
    if (parsed.ok) values[column] = parsed.value
    else mistakes.push({ column, ...parsed.error })
  }
  return mistakes.length > 0 ? err(mistakes) : ok(values as ParsedCells<Of>)
}

/** An empty cell is null. */
export function optional<Value>(parser: CellParser<Value>): CellParser<Value | null> {
  return text => (text === '' ? ok(null) : parser(text))
}

/** An empty cell is a mistake of its own. */
export function needed<Value>(parser: CellParser<Value>): CellParser<Value> {
  return text => (text === '' ? mistake('missing') : parser(text))
}

/** Bounded, without control characters or broken letters, which no database takes. */
export function text(longest = 500): CellParser<string> {
  return needed(given => {
    if (given.length > longest) return mistake('too-long', String(longest))
    const clean = given.isWellFormed() && !/[\p{Cc}\p{Cs}]/u.test(given.replace(/[\n\r\t]/g, ' '))
    return clean ? ok(given.replace(/\s+/g, ' ')) : mistake('characters')
  })
}

export function oneOf<const Value extends string>(values: readonly Value[]): CellParser<Value> {
  return needed(given => {
    const found = values.find(value => value === given.toLowerCase())
    return found === undefined ? mistake('one-of', values.join(', ')) : ok(found)
  })
}

export function wholeNumber(least: number, most: number): CellParser<number> {
  return needed(given => {
    const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
    return number >= least && number <= most ? ok(number) : mistake('number', `${least}–${most}`)
  })
}

/** Degrees with a decimal point or comma. */
export function degrees(most: number): CellParser<number> {
  return given => {
    const number = Number(given.replace(',', '.'))
    const wellFormed = /^-?\d{1,3}([.,]\d{1,15})?$/.test(given)
    return wellFormed && Math.abs(number) <= most ? ok(number) : mistake('coordinate', `±${most}`)
  }
}
