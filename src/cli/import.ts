/** `kezek import KIND FILE`: takes a file in, all or nothing unless told otherwise. */
import { access, constants } from 'node:fs/promises'
import type { ImportReport } from '../domain/exchange/import-table.ts'
import { importTable } from '../domain/exchange/import-table.ts'
import { columnsOf } from '../domain/exchange/table-kind.ts'
import type { Installation } from '../installation.ts'
import type { Actor } from '../platform/access/actor.ts'
import { mayStartOver } from '../platform/db/database.ts'
import { readTable } from '../platform/tabular/read-table.ts'
import { type Command, type CommandContext, needArgument, UsageMistake } from './command.ts'
import { programmeOption } from './programme-option.ts'
import { kindOf, languageOf, termsOf } from './table-options.ts'
import { withInstallation } from './with-installation.ts'

const ACTOR: Actor = { kind: 'system', name: 'command-line' }
const SHOWN_ROWS = 50
const ATTEMPTS = 3

export const importCommand: Command = {
  name: 'import',
  usage: 'KIND FILE [--dry-run] [--skip-bad-rows] [--programme P] [--language kk|ru|en]',
  summary: 'take a CSV or XLSX file in; exit code 2 when any row is bad',
  options: {
    ...programmeOption,
    'dry-run': { type: 'boolean' },
    'skip-bad-rows': { type: 'boolean' },
    language: { type: 'string' },
  },
  run: async context => {
    kindOf(context)
    languageOf(context)
    const file = needArgument(context, 1, 'FILE')
    await access(file, constants.R_OK).catch(() => {
      throw new UsageMistake(`${file} cannot be read`)
    })
    return withInstallation(context, async installation => {
      const report = await take(context, installation, file)
      show(context, report)
      const { badRows, ...answer } = report
      // All are counted, the first ten thousand told.
      context.answer(badRows > report.bad.length ? { ...answer, badRows } : answer)
      return badRows > 0 ? 2 : 0
    })
  },
}

/** Somebody else's transaction may cross ours; then the file is read once more from the start. */
async function take(
  context: CommandContext,
  installation: Installation,
  file: string,
): Promise<ImportReport> {
  const { database, setting } = installation
  const kind = kindOf(context)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const rows = readTable(file, columnsOf(kind))
      return await importTable(database, ACTOR, setting, kind, rows, {
        ...termsOf(context, installation),
        dryRun: context.values['dry-run'] === true,
        skipBadRows: context.values['skip-bad-rows'] === true,
        language: languageOf(context),
        ...(process.stderr.isTTY ? { onProgress: tellProgress(performance.now()) } : {}),
      })
    } catch (error) {
      if (attempt === ATTEMPTS || !mayStartOver(error)) throw error
      context.log('the import met another change of the same rows and begins again')
    }
  }
}

function tellProgress(started: number) {
  return ({ rows, bad }: { readonly rows: number; readonly bad: number }) => {
    const seconds = (performance.now() - started) / 1000
    const speed = Math.round(rows / Math.max(seconds, 0.001))
    process.stderr.write(`\r${rows} rows, ${bad} bad, ${speed} rows/s \u001b[K`)
  }
}

function show(context: CommandContext, report: ImportReport): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const dry = context.values['dry-run'] === true ? ' (dry run: nothing was kept)' : ''
  context.print(`rows       ${report.rows}`)
  context.print(`written    ${report.written}${dry}`)
  context.print(`unchanged  ${report.unchanged}`)
  context.print(`bad        ${report.badRows}`)
  for (const { row, column, code, message } of report.bad.slice(0, SHOWN_ROWS)) {
    context.print(`  row ${row}${column === null ? '' : `, ${column}`}: ${message} [${code}]`)
  }
  const more = report.badRows - SHOWN_ROWS
  if (more > 0) context.print(`  and ${more} more`)
  if (report.badRows > 0 && report.written === 0) context.print('Nothing was written.')
}
