/** Finds and runs a command, and turns what may go wrong into words and an exit code. */
import { parseArgs } from 'node:util'
import { BadInput, NotAllowed, NotFound, Refusal } from '../base/failure.ts'
import { ConfigMistake, readConfig } from '../config.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { clockCommand } from './clock.ts'
import { type Command, type CommandContext, type ExitCode, UsageMistake } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { inviteCommand } from './invite.ts'
import { iterateCommand } from './iterate.ts'
import { logKeyCommand } from './log-key.ts'
import { migrateCommand } from './migrate.ts'
import { positionCommand } from './position.ts'
import { queueCommand } from './queue.ts'
import { rebuildQueueCommand } from './rebuild-queue.ts'
import { recomputeCommand } from './recompute.ts'
import { replayCommand } from './replay.ts'
import { seedCommand } from './seed.ts'
import { serveCommand } from './serve.ts'
import { witnessCommand } from './witness.ts'
import { workerCommand } from './worker.ts'

const COMMANDS: readonly Command[] = [
  serveCommand,
  workerCommand,
  migrateCommand,
  importCommand,
  exportCommand,
  queueCommand,
  positionCommand,
  iterateCommand,
  replayCommand,
  recomputeCommand,
  seedCommand,
  clockCommand,
  inviteCommand,
  logKeyCommand,
  rebuildQueueCommand,
  witnessCommand,
  doctorCommand,
]

const SHARED_OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const

export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const [name = 'help', ...rest] = words
  const command = COMMANDS.find(one => one.name === name)
  if (command === undefined) return showHelp(name)
  const json = rest.includes('--json')
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, ...SHARED_OPTIONS },
      allowPositionals: true,
    })
    if (values.help === true) return showUsage(command)
    const context: CommandContext = {
      config: readConfig(environment),
      arguments: positionals,
      values: values as CommandContext['values'],
      json,
      log: line => process.stderr.write(`${line}\n`),
      print: line => json || process.stdout.write(`${line}\n`),
      answer: value => json && process.stdout.write(`${JSON.stringify(value)}\n`),
    }
    return await command.run(context)
  } catch (error) {
    return explain(error, command, json)
  }
}

function showHelp(name: string): ExitCode {
  const lines = COMMANDS.map(one => `  ${`${one.name} ${one.usage}`.padEnd(58)} ${one.summary}`)
  const known = name === 'help' || name === '--help'
  const text = `${known ? '' : `There is no command "${name}".\n`}Usage: kezek COMMAND [--json]\n${lines.join('\n')}\n`
  ;(known ? process.stdout : process.stderr).write(text)
  return known ? 0 : 2
}

function showUsage(command: Command): ExitCode {
  process.stdout.write(`kezek ${command.name} ${command.usage} [--json]\n  ${command.summary}\n`)
  return 0
}

/** 2 for what the caller can mend, 1 for our own faults; under --json the error is the object. */
function explain(error: unknown, command: Command, json: boolean): ExitCode {
  const { code, message, exit } = describe(error)
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
  process.stderr.write(`kezek ${command.name}: ${message}\n`)
  if (code === 'usage') process.stderr.write(`Usage: kezek ${command.name} ${command.usage}\n`)
  return exit
}

function describe(error: unknown): { code: string; message: string; exit: ExitCode } {
  if (error instanceof UsageMistake || isParseArgsError(error)) {
    return { code: 'usage', message: (error as Error).message, exit: 2 }
  }
  if (error instanceof ConfigMistake) return { code: 'config', message: error.message, exit: 2 }
  if (error instanceof Refusal) {
    const facts = Object.entries(error.facts).map(([name, value]) => `${name}: ${value}`)
    return { code: error.code, message: [error.code, ...facts].join(', '), exit: 2 }
  }
  if (error instanceof NotFound || error instanceof BadInput || error instanceof NotAllowed) {
    return { code: error.name, message: error.message, exit: 2 }
  }
  const constraint = violatedConstraint(error)
  if (constraint !== undefined)
    return { code: constraint, message: `refused: ${constraint}`, exit: 2 }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'fault', message: fault, exit: 1 }
}

function isParseArgsError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('ERR_PARSE_ARGS')
}
