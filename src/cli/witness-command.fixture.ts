/** Run as a process of its own by a test: `kezek witness` without the other commands, as the shell starts it. */
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import type { CommandContext } from './command.ts'
import { witnessCommand } from './witness.ts'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: witnessCommand.options,
})
process.exitCode = await witnessCommand.run({
  config: readConfig({}),
  arguments: positionals,
  values: values as CommandContext['values'],
  json: true,
  log: line => process.stderr.write(`${line}\n`),
  print: () => undefined,
  answer: value => process.stdout.write(`${JSON.stringify(value)}\n`),
})
