/** `kezek migrate`: brings the database to the newest schema and the newest rules. */
import type { Command } from './command.ts'
import { withInstallation } from './with-installation.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'bring the database to the newest schema and rules',
  options: {},
  run: context =>
    withInstallation(context, async installation => {
      context.print(`The database is up to date (${installation.mode}).`)
      context.answer({ ok: true, mode: installation.mode })
      return 0
    }),
}
