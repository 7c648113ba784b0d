/** Writes tables: CSV as a stream of any length, XLSX of a bounded length. */

import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { guardFormula } from './formula-guard.ts'
import { TableMistake } from './table-row.ts'

type Row<Column extends string> = Readonly<Record<Column, string>>
type Rows<Column extends string> = Iterable<Row<Column>> | AsyncIterable<Row<Column>>

/** The writer holds the whole sheet: about 330 MB at this many rows of twelve columns. */
export const MOST_XLSX_ROWS = 50_000

/**
 * RFC 4180 with a header, UTF-8.
 * @param bom a byte order mark, without which Excel shows Cyrillic as garbage; not for a pipe.
 */
export async function writeCsv<Column extends string>(
  target: Writable,
  columns: readonly Column[],
  rows: Rows<Column>,
  { bom = false, end = true } = {},
): Promise<void> {
  const lines = stringify({ header: true, columns: [...columns], record_delimiter: '\r\n', bom })
  await pipeline(Readable.from(guardRows(columns, rows)), lines, target, { end })
}

async function* guardRows<Column extends string>(
  columns: readonly Column[],
  rows: Rows<Column>,
): AsyncGenerator<string[]> {
  for await (const row of rows) yield columns.map(column => guardFormula(row[column]))
}

/**
 * All cells are text, so nothing is a formula and no IIN loses its leading zeros.
 * @throws TableMistake `too-large` above `MOST_XLSX_ROWS`
 */
export async function writeXlsx<Column extends string>(
  path: string,
  columns: readonly Column[],
  rows: Rows<Column>,
): Promise<void> {
  const text = (value: string) => ({ value, type: String })
  const sheet: SheetData = [columns.map(text)]
  for await (const row of rows) {
    if (sheet.length > MOST_XLSX_ROWS) {
      const limit = `${MOST_XLSX_ROWS} rows`
      throw new TableMistake('too-large', `more than ${limit} do not fit: export as CSV`, { limit })
    }
    sheet.push(columns.map(column => text(row[column])))
  }
  await writeXlsxFile(sheet, { stickyRowsCount: 1 }).toFile(path)
}
