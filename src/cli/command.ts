/** What a command of the command line is, and what it is given. */
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** Flags are booleans, options texts; what the parser gave for the command's own `options`. */
export type CommandValues = Readonly<Record<string, string | boolean | undefined>>

export type CommandContext = {
  readonly config: Config
  readonly arguments: readonly string[]
  readonly values: CommandValues
  readonly json: boolean
  /** To stderr: progress and remarks. */
  readonly log: (line: string) => void
  /** To stdout: the answer for people; silent under --json. */
  readonly print: (line: string) => void
  /** To stdout: the one JSON object, only under --json. */
  readonly answer: (value: unknown) => void
}

export type ExitCode = 0 | 1 | 2

export type Command = {
  readonly name: string
  /** After the name: `TERRITORY [--programme P]`. */
  readonly usage: string
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  readonly run: (context: CommandContext) => Promise<ExitCode>
}

/** Bad words on the command line: printed with the usage, exit code 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake'
}

export function textValue(values: CommandValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

export function needArgument(context: CommandContext, index: number, name: string): string {
  const value = context.arguments[index]
  if (value === undefined) throw new UsageMistake(`${name} is missing`)
  return value
}

export function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new UsageMistake(`"${text}" is no day; write YYYY-MM-DD`)
  }
}
