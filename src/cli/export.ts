/** `kezek export KIND [FILE]`: the columns of the import back, to a file or to stdout. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { countNameless } from '../domain/applications/export-applications.ts'
import type { Cells } from '../domain/exchange/cell.ts'
import { exportTable } from '../domain/exchange/export-table.ts'
import type { Installation } from '../installation.ts'
import type { Actor } from '../platform/access/actor.ts'
import { TableMistake } from '../platform/tabular/table-row.ts'
import { writeCsv, writeXlsx } from '../platform/tabular/write-table.ts'
import { type Command, type CommandContext, UsageMistake } from './command.ts'
import { programmeOption } from './programme-option.ts'
import { kindOf, termsOf } from './table-options.ts'
import { withInstallation } from './with-installation.ts'

const ACTOR: Actor = { kind: 'system', name: 'command-line' }

export const exportCommand: Command = {
  name: 'export',
  usage: 'KIND [FILE] [--programme P]',
  summary: 'give the same columns back, to FILE (CSV or XLSX) or stdout (CSV)',
  options: programmeOption,
  run: async context => {
    const kind = kindOf(context)
    const [, file] = context.arguments
    if (file === undefined && context.json) {
      throw new UsageMistake('with --json give a FILE: stdout is for the one JSON object')
    }
    return withInstallation(context, async installation => {
      const rows = await write(context, installation, file)
      if (file !== undefined) context.print(`${rows} rows in ${file}`)
      const nameless =
        kind.name === 'applications'
          ? await countNameless(installation.database, termsOf(context, installation).programme)
          : 0
      if (nameless > 0) {
        context.log(`${nameless} applications are left out: their families are not known here`)
      }
      context.answer({ kind: kind.name, rows, file, ...(nameless > 0 ? { nameless } : {}) })
      return 0
    })
  },
}

/** Whoever reads may stop early, as `head` does: that is no fault. */
async function writeToStdout(columns: readonly string[], rows: AsyncIterable<Cells>) {
  try {
    await writeCsv(process.stdout, columns, rows, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

/** A file appears whole or not at all. */
async function write(
  context: CommandContext,
  installation: Installation,
  file: string | undefined,
): Promise<number> {
  const terms = termsOf(context, installation)
  const run = (write: Parameters<typeof exportTable>[4]) =>
    exportTable(installation.database, ACTOR, kindOf(context), terms, write)
  if (file === undefined) {
    return run((columns, rows) => writeToStdout(columns, rows))
  }
  const partial = `${file}.part`
  try {
    const count = await run((columns, rows) =>
      file.toLowerCase().endsWith('.xlsx')
        ? writeXlsx(partial, columns, rows)
        : writeCsv(createWriteStream(partial), columns, rows, { bom: true }),
    )
    await rename(partial, file)
    return count
  } catch (error) {
    await rm(partial, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof TableMistake) throw new UsageMistake(error.message)
    if (/^E[A-Z]+$/.test(code)) throw new UsageMistake(`${file} cannot be written (${code})`)
    throw error
  }
}
