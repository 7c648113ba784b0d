/** One dataset as the bytes of a file, CSV or JSON: the same rows give the same bytes on every day. */
import { Writable } from 'node:stream'
import { writeCsv } from '../../platform/tabular/write-table.ts'
import { columnsOf, type DataRow, type DatasetName, type FileFormat } from './dataset.ts'

/** The day stands in the file's name only, so that an unchanged dataset keeps its checksum. */
export async function composeFile(
  dataset: DatasetName,
  format: FileFormat,
  rows: readonly DataRow[],
): Promise<string> {
  const columns = columnsOf(dataset).map(([name]) => name)
  return format === 'csv' ? composeCsv(columns, rows) : composeJson(dataset, columns, rows)
}

/** A row a line, so that two editions can be compared with `diff`. */
function composeJson(dataset: string, columns: readonly string[], rows: readonly DataRow[]) {
  const lines = rows.map(row =>
    JSON.stringify(Object.fromEntries(columns.map(column => [column, row[column] ?? null]))),
  )
  return `{"dataset":${JSON.stringify(dataset)},"columns":${JSON.stringify(columns)},"rows":[\n${lines.join(',\n')}\n]}\n`
}

/** RFC 4180 with a byte order mark: most who open it do so in a spreadsheet, which needs one for Kazakh. */
export async function composeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<string> {
  const chunks: Buffer[] = []
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const cells = rows.map(row =>
    Object.fromEntries(columns.map(column => [column, String(row[column] ?? '')])),
  )
  await writeCsv(target, columns, cells, { bom: true })
  return Buffer.concat(chunks).toString('utf8')
}
