/** The command line: `npx kezek COMMAND ...`. Answers on stdout, logs on stderr, exit codes 0, 1, 2. */
import { runCommand } from './cli/run-command.ts'

process.exitCode = await runCommand(process.argv.slice(2), process.env)
