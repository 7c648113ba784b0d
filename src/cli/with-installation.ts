/** Opens the installation for one command and closes it again, whatever happens. */
import { type Installation, type OpenOptions, openInstallation } from '../installation.ts'
import type { CommandContext, ExitCode } from './command.ts'

export async function withInstallation(
  context: CommandContext,
  work: (installation: Installation) => Promise<ExitCode>,
  options: Omit<OpenOptions, 'log'> = {},
): Promise<ExitCode> {
  const installation = await openInstallation(context.config, { ...options, log: context.log })
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}
