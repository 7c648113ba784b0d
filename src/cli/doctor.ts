/** `kezek doctor`: configuration, database, journal and invariants, each with what is wrong. */
import { checkInstallation } from '../doctor.ts'
import type { Command } from './command.ts'
import { withInstallation } from './with-installation.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'check configuration, database, journal and invariants',
  options: {},
  run: context =>
    withInstallation(context, async installation => {
      const checks = await checkInstallation(installation)
      for (const check of checks) {
        context.print(
          `${check.ok ? 'ok   ' : 'WRONG'} ${check.name}${check.detail ? `: ${check.detail}` : ''}`,
        )
      }
      const ok = checks.every(check => check.ok)
      context.answer({ ok, checks })
      return ok ? 0 : 2
    }),
}
