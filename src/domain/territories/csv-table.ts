/** Reads a CSV file with a header row into rows of named text cells, and says which columns are wrong. */
import { parse } from 'csv-parse/sync'
import { err, ok, type Result } from '../../base/result.ts'
import type { DataMistake } from './data-mistake.ts'

export type CsvRow<Column extends string> = {
  /** Line of the file, counted from 1; the header is line 1. */
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/** Every column of `columns` must be in the header, and no other; commas or semicolons separate cells. */
export function parseCsvTable<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
): Result<readonly CsvRow<Column>[], readonly DataMistake[]> {
  const headerLine = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'))
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: true,
      delimiter: headerLine.includes(';') ? ';' : ',',
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    return err([{ file, field: 'the whole file', allowed: 'a CSV table with a header row', found }])
  }
  const first = records[0]
  const header = first ? Object.keys(first.record) : headerLine.trim().split(/[;,]/)
  if ([...header].sort().join() !== [...columns].sort().join()) {
    return err([
      {
        file,
        field: 'line 1',
        allowed: `the columns ${columns.join(', ')}`,
        found: header.join(', '),
      },
    ])
  }
  return ok(
    records.map(({ record, info }) => ({
      line: info.lines,
      cells: record as Record<Column, string>,
    })),
  )
}
