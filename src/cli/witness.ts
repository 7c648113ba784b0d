/** `kezek witness`: countersigns checkpoints of logs that only grew; needs no database and no settings. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemClock } from '../platform/clock.ts'
import { parsePolicy } from '../platform/journal/parse-policy.ts'
import { type OpenWitness, openWitness } from '../platform/journal/witness/open-witness.ts'
import { serveWitness } from '../platform/journal/witness/serve-witness.ts'
import { WitnessMistake } from '../platform/journal/witness/witness-mistake.ts'
import { type Command, type CommandContext, textValue, UsageMistake } from './command.ts'
import { untilAskedToStop } from './stop-signal.ts'

const DEFAULT_PORT = '7380'
const DEFAULT_HOST = '127.0.0.1'

export const witnessCommand: Command = {
  name: 'witness',
  usage: '--name NAME --log VKEY... [--policy FILE] --data FOLDER [--port P] [--host H]',
  summary: 'countersign checkpoints of logs as an independent witness',
  options: {
    name: { type: 'string' },
    log: { type: 'string', multiple: true },
    policy: { type: 'string' },
    data: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
  },
  run: async context => {
    const given = {
      name: needOption(context, 'name'),
      folder: resolve(needOption(context, 'data')),
      logVkeys: await readLogVkeys(context),
    }
    const port = readPort(context)
    const witness = open(given)
    try {
      await serve(context, witness, port)
    } finally {
      witness.store.close()
    }
    return 0
  },
}

function open(given: Omit<Parameters<typeof openWitness>[0], 'clock'>): OpenWitness {
  try {
    return openWitness({ ...given, clock: systemClock })
  } catch (error) {
    if (error instanceof WitnessMistake) throw new UsageMistake(error.message)
    throw error
  }
}

async function serve(context: CommandContext, witness: OpenWitness, port: number): Promise<void> {
  const { name, vkey } = witness.cosigner
  const host = textValue(context.values, 'host') ?? DEFAULT_HOST
  const onFault = (fault: unknown) =>
    context.log(fault instanceof Error ? String(fault.stack) : String(fault))
  const served = await serveWitness(witness, { host, port, onFault }).catch((error: unknown) => {
    if (!isUnusable(error)) throw error
    throw new UsageMistake(`${host}:${port} cannot be listened on: ${error.message}`)
  })
  context.print(`${vkey}\nThe witness ${name} listens on ${served.url}; stop with Ctrl-C.`)
  context.answer({ name, vkey, url: served.url })
  await untilAskedToStop()
  await served.close()
}

/** The address is taken, forbidden, not of this machine or none at all. */
function isUnusable(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].some(one => one === code)
}

function needOption({ values }: CommandContext, name: string): string {
  const value = textValue(values, name)
  if (value === undefined || value === '') throw new UsageMistake(`--${name} is missing`)
  return value
}

/** The keys given one by one, and those of the `log` lines of a policy file. */
async function readLogVkeys({ values }: CommandContext): Promise<readonly string[]> {
  const given: unknown = values.log ?? []
  const vkeys = Array.isArray(given) ? given.map(String) : []
  const file = textValue(values, 'policy')
  if (file === undefined) return vkeys
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageMistake(`${file} cannot be read`)
  })
  const policy = parsePolicy(text)
  if (!policy.ok) throw new UsageMistake(`${file}, ${policy.error}`)
  return [...new Set([...vkeys, ...policy.value.logs.map(log => log.verifier.vkey)])]
}

function readPort({ values }: CommandContext): number {
  const text = textValue(values, 'port') ?? DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UsageMistake(`"${text}" is no port`)
  return port
}
