/** Reads a CSV file row by row, however large, in little memory. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { unguardFormula } from './formula-guard.ts'
import { layOutRow, parseHeader } from './table-header.ts'
import { type TableColumns, TableMistake, type TableRow } from './table-row.ts'
import { decodeUtf8 } from './text-encoding.ts'

/** A quote that is never closed would make one row of the whole file. */
const LONGEST_ROW = 1_000_000

/** @throws TableMistake while iterating; stopping early closes the file. */
export async function* readCsv(path: string, columns: TableColumns): AsyncGenerator<TableRow> {
  const text = decodeUtf8(createReadStream(path))
  const first = await text.next()
  if (first.done || first.value.trim() === '') {
    await text.return(undefined)
    throw new TableMistake('empty-file', 'the file is empty')
  }
  let lastLine = 0
  const parser = parse({
    on_record: (record: string[], { lines }) => {
      lastLine = lines
      return record
    },
    delimiter: findDelimiter(first.value),
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  })
  const source = Readable.from(startWith(first.value, text))
  // Its fault comes out of the parser as well; here it would be an unhandled one.
  const running = pipeline(source, parser).catch(() => undefined)
  try {
    yield* layOut(parser as AsyncIterable<string[]>, columns)
  } catch (fault) {
    throw fault instanceof CsvError ? tellMistake(fault, lastLine + 1) : fault
  } finally {
    parser.destroy()
    await running
  }
}

async function* layOut(
  records: AsyncIterable<string[]>,
  columns: TableColumns,
): AsyncGenerator<TableRow> {
  let header: readonly string[] | undefined
  let row = 0
  for await (const record of records) {
    row += 1
    if (header === undefined) {
      header = parseHeader(record, columns)
      continue
    }
    const laidOut = layOutRow(row, record.map(unguardFormula), header, columns)
    if (laidOut !== undefined) yield laidOut
  }
}

async function* startWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** Whichever of the two stands more often in the header, outside of quotes. */
function findDelimiter(start: string): ',' | ';' {
  const header = start.trimStart().split(/\r?\n/, 1)[0] ?? ''
  const bare = header.replace(/"[^"]*"/g, '')
  const count = (mark: string) => bare.split(mark).length
  return count(';') > count(',') ? ';' : ','
}

/** @param start the line where the row begins that could not be read */
function tellMistake(fault: CsvError, start: number): TableMistake {
  if (fault.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `the row from line ${start} on is longer than 1 MB: is a quote in it not closed?`
    return new TableMistake('too-long-row', message, { line: start })
  }
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `the row from line ${start} on has a quote that is never closed`
    return new TableMistake('bad-quotes', message, { line: start })
  }
  const line = Number(fault.lines ?? start)
  if (String(fault.code).includes('QUOTE')) {
    const message = `line ${line}: a quote is out of place; inside quotes write it twice`
    return new TableMistake('bad-quotes', message, { line })
  }
  return new TableMistake('damaged-file', `line ${line}: ${fault.message}`, { line })
}
