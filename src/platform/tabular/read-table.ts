/** Reads a table from a file of either kind, told apart by the file's own first octets. */
import { open } from 'node:fs/promises'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type TableColumns, TableMistake, type TableRow } from './table-row.ts'

/**
 * Rows in order, empty ones left out, texts trimmed.
 * @throws TableMistake while iterating, when the file as a whole cannot be taken
 */
export async function* readTable<Required extends string, Optional extends string = never>(
  path: string,
  columns: { readonly required: readonly Required[]; readonly optional?: readonly Optional[] },
): AsyncGenerator<TableRow<Required | Optional>> {
  const rows = await chooseReader(path, columns)
  yield* rows as AsyncGenerator<TableRow<Required | Optional>>
}

async function chooseReader(
  path: string,
  columns: TableColumns,
): Promise<AsyncGenerator<TableRow>> {
  const file = await open(path)
  const start = await file
    .read(Buffer.alloc(8), 0, 8, 0)
    .then(({ buffer, bytesRead }) => buffer.subarray(0, bytesRead).toString('hex'))
    .finally(() => file.close())
  if (start === '') throw new TableMistake('empty-file', 'the file is empty')
  if (start.startsWith('504b0304')) return readXlsx(path, columns)
  if (start.startsWith('d0cf11e0')) {
    const message = 'this is an old or encrypted Excel file: save it as XLSX or "CSV UTF-8"'
    throw new TableMistake('unknown-format', message)
  }
  return readCsv(path, columns)
}
