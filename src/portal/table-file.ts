/** A table as a file to download: CSV or XLSX, of a bounded length. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { TableMistake } from '../platform/tabular/table-row.ts'
import { writeCsv, writeXlsx } from '../platform/tabular/write-table.ts'

type Cells = Readonly<Record<string, string>>

/** A sheet is held in memory as a whole; text is small. */
const MOST_ROWS = { csv: 200_000, xlsx: 20_000 } as const
export const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type TableFormat = keyof typeof MOST_ROWS

async function* bounded(
  rows: AsyncIterable<Cells> | Iterable<Cells>,
  most: number,
): AsyncGenerator<Cells> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > most) throw new TableMistake('too-large', `more than ${most} rows`)
    yield row
  }
}

/** Throws TableMistake `too-large`. */
export async function writeTable(
  format: TableFormat,
  columns: readonly string[],
  given: AsyncIterable<Cells> | Iterable<Cells>,
): Promise<Uint8Array> {
  const rows = bounded(given, MOST_ROWS[format])
  if (format === 'csv') {
    const stream = new PassThrough()
    const [content] = await Promise.all([
      buffer(stream),
      writeCsv(stream, columns, rows, { bom: true }),
    ])
    return content
  }
  const folder = await mkdtemp(join(tmpdir(), 'kezek-export-'))
  try {
    const path = join(folder, 'table.xlsx')
    await writeXlsx(path, columns, rows)
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A table of any length, written as its rows are read. */
export function streamCsv(
  columns: readonly string[],
  rows: AsyncIterable<Cells> | Iterable<Cells>,
): PassThrough {
  const stream = new PassThrough()
  writeCsv(stream, columns, rows, { bom: true }).catch((fault: unknown) =>
    stream.destroy(fault instanceof Error ? fault : new Error('the table could not be written')),
  )
  return stream
}
