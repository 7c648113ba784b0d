/** Reads the first sheet of an XLSX workbook of bounded size; larger tables come as CSV. */
import { readSheet } from 'read-excel-file/node'
import { layOutRow, parseHeader } from './table-header.ts'
import { type TableColumns, TableMistake, type TableRow } from './table-row.ts'
import { checkWorkbookSize } from './workbook-size.ts'

/** The reader holds the whole sheet, hence the bound of `workbook-size.ts`. */
export async function* readXlsx(path: string, columns: TableColumns): AsyncGenerator<TableRow> {
  await checkWorkbookSize(path)
  const sheet = await readSheet<string>(path, { parseNumber: renderNumber }).catch(() => {
    throw new TableMistake('damaged-file', 'the file is not a workbook that can be read')
  })
  const [first, ...rest] = sheet as readonly (readonly unknown[])[]
  if (first === undefined) throw new TableMistake('empty-file', 'the workbook is empty')
  const header = parseHeader(first.map(renderCell), columns)
  for (const [index, values] of rest.entries()) {
    const laidOut = layOutRow(index + 2, values.map(renderCell), header, columns)
    if (laidOut !== undefined) yield laidOut
  }
}

/** Spreadsheets store 15 significant digits and may write a long number as 1.80412512345E11. */
function renderNumber(stored: string): string {
  const number = Number(stored)
  if (!Number.isFinite(number)) return stored
  return Number.isInteger(number) && Math.abs(number) < 1e21
    ? BigInt(number).toString()
    : String(Number(number.toPrecision(15)))
}

/** A date as `YYYY-MM-DD`; a date with a time without offset, since a spreadsheet has none. */
function renderCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (!(value instanceof Date)) return String(value)
  if (Number.isNaN(value.getTime())) return ''
  // A spreadsheet keeps a time as a fraction of a day, which comes back a hair short of the second.
  const second = new Date(Math.round(value.getTime() / 1000) * 1000)
  const [day = '', time = ''] = second.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day}T${time}`
}
