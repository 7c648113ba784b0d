/** The commands of the verifier: what they take, what they print, how they end. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { replayBundle } from '../domain/iterations/bundle.ts'
import { checkLog } from './log.ts'
import { keepPin, readPins } from './pins.ts'
import { parseFacts, problem, type Report, Wrong } from './problem.ts'
import type { Visit } from './read-tree.ts'
import { checkReceipt } from './receipt.ts'
import { startReplay } from './replay.ts'
import { openSource } from './source.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const pins = { ...text, default: join(homedir(), '.kezek-verify.json') }
const OPTIONS = { policy: text, pins, mirror: text, json: flag, help: flag }
type Values = { readonly policy?: string; readonly pins: string; readonly mirror?: string }

/** Runs one command. Never throws: what cannot be checked is told like everything else. */
export async function verify(args: readonly string[]): Promise<{ code: number; text: string }> {
  const json = args.includes('--json')
  try {
    const config = { args: [...args], options: OPTIONS, allowPositionals: true } as const
    const { values, positionals } = parseArgs(config)
    const help = readFileSync(join(import.meta.dirname, 'help.txt'), 'utf8')
    if (values.help || args.length === 0) return { code: 0, text: help }
    const report = await run(positionals, values)
    return { code: report.problems.length > 0 ? 2 : 0, text: write(report, json) }
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string }
    const kind = code?.startsWith('ERR_PARSE_ARGS') ? 'usage' : 'fault'
    const found = error instanceof Wrong ? error.problem : problem(kind, { why: message })
    const report = { figures: {}, notes: [], problems: [found] }
    return { code: found.code === 'fault' ? 1 : 2, text: write(report, json) }
  }
}

async function run([command, place, ...more]: readonly string[], values: Values): Promise<Report> {
  if (!place || more.length > 0) throw new Wrong('usage', { why: 'say which one thing to check' })
  const policy = values.policy === undefined ? undefined : readFileSync(values.policy, 'utf8')
  const pinned = readPins(values.pins)
  if (command === 'receipt') return checkReceipt(readFileSync(place, 'utf8'), policy, pinned)
  if (command === 'iteration') return checkBundle(place)
  const known = command === 'log' || command === 'replay'
  if (!known) throw new Wrong('usage', { why: `there is no command "${command}"` })
  const source = openSource(place, values.mirror)
  const replayed: Report['problems'] = []
  const replay = command === 'replay' ? startReplay(source, replayed) : undefined
  // The bundle of every iteration belongs into a mirror too.
  const keep: Visit = (kind, index, read) => {
    const isKept = kind === 'iteration.held' && values.mirror !== undefined
    return isKept && source.find(`bundle/${parseFacts(read(), index).inputHash}`)
  }
  const log = await checkLog(source, pinned, replay?.visit ?? keep, policy)
  if (values.mirror !== undefined) await source.find('policy')
  if (log.problems.length === 0) keepPin(values.pins, log.checkpoint, log.policy)
  const figures = { ...log.figures, ...replay?.finish() }
  return { figures, notes: log.notes, problems: [...log.problems, ...replayed] }
}

async function checkBundle(place: string): Promise<Report> {
  const bytes = await openSource(dirname(place)).get(basename(place))
  const again = replayBundle(bytes.toString())
  if (!again.ok) throw new Wrong('bad-bundle', { why: again.error })
  const { differences, same: _, ...figures } = again.value
  const problems = differences.map(difference => problem('bundle-differs', { difference }))
  return { figures, notes: [], problems: problems.reverse() }
}

function write({ figures, notes, problems }: Report, json: boolean): string {
  const ok = problems.length === 0
  if (json) return `${JSON.stringify({ ok, problems, notes, ...figures })}\n`
  const told = (value: unknown) => (value === Object(value) ? JSON.stringify(value) : value)
  const facts = Object.entries(figures).map(([name, value]) => `${name}: ${told(value)}`)
  const found = problems.map(({ code, message }) => `WRONG (${code}): ${message}`)
  const end = ok ? 'All is right.' : `${problems.length} found wrong.`
  return `${[...facts, ...notes.map(note => `note: ${note}`), ...found, end].join('\n')}\n`
}
