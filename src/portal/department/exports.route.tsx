/** Giving a table out as a file, in the columns in which it comes in. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { NotFound } from '../../base/failure.ts'
import { recordLook } from '../../domain/applications/look-at-application.ts'
import type { Cells } from '../../domain/exchange/cell.ts'
import { exportTable } from '../../domain/exchange/export-table.ts'
import { findTableKind } from '../../domain/exchange/table-kinds.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { TableMistake } from '../../platform/tabular/table-row.ts'
import { writeCsv, writeXlsx } from '../../platform/tabular/write-table.ts'
import { getPage } from '../page.ts'
import { file } from '../page-answer.ts'
import { getStaff, type PageContext } from '../page-context.ts'
import { demonstrationAllowed } from '../parent/parent-deps.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { showImports } from './imports.route.tsx'

/** A sheet is held in memory as a whole; text is small. */
const MOST_ROWS = { csv: 200_000, xlsx: 20_000 } as const
const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Format = keyof typeof MOST_ROWS

export function registerExports(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, '/department/exports/:file', async context => {
    const staff = getStaff(context)
    const [, name = '', format] = /^([a-z-]+)\.(csv|xlsx)$/.exec(context.params.file ?? '') ?? []
    const kind = findTableKind(name)
    if (kind === undefined || (format !== 'csv' && format !== 'xlsx')) throw new NotFound('file')
    const terms = {
      programme: 'preschool',
      demonstrationAllowed: demonstrationAllowed(deps),
    } as const
    const written: { content: Uint8Array } = { content: new Uint8Array() }
    try {
      await exportTable(context.database, staff, kind, terms, async (columns, rows) => {
        written.content = await write(format, columns, bounded(rows, MOST_ROWS[format]))
      })
    } catch (error) {
      if (!(error instanceof TableMistake)) throw error
      return showImports(context, {}, context.texts.departmentImports.tooLargeToExport)
    }
    if (kind.personal !== undefined) await recordExport(context)
    const day = context.setting.clock.today()
    return file(`${name}-${day}.${format}`, MEDIA_TYPE[format], written.content)
  })
}

async function recordExport(context: PageContext): Promise<void> {
  const staff = getStaff(context)
  await inTransaction(context.database, tx =>
    recordLook(tx, staff, context.setting, null, 'persons-export'),
  )
}

async function* bounded(rows: AsyncIterable<Cells>, most: number): AsyncGenerator<Cells> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > most) throw new TableMistake('too-large', `more than ${most} rows`)
    yield row
  }
}

async function write(
  format: Format,
  columns: readonly string[],
  rows: AsyncIterable<Cells>,
): Promise<Uint8Array> {
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
