/** Opens the log of this process: its keys, its memory, its witnesses; a demonstration has two of its own. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigMistake } from './config.ts'
import type { Installation } from './installation.ts'
import { systemClock } from './platform/clock.ts'
import { checkLog } from './platform/journal/check-log.ts'
import { type KeeperLog, type LogKeeper, openLogKeeper } from './platform/journal/keep-log.ts'
import { LogDamage } from './platform/journal/log-damage.ts'
import { logKeyFiles } from './platform/journal/log-key-files.ts'
import { isQuorate, type LogPolicy } from './platform/journal/log-policy.ts'
import { parsePolicy } from './platform/journal/parse-policy.ts'
import { findKeys, findWaitingCount } from './platform/journal/read-log.ts'
import { settleLog, tellPolicy } from './platform/journal/settle-log.ts'
import { fileMemory } from './platform/journal/signed-memory.ts'
import { parseVkey } from './platform/journal/signed-note.ts'
import { openLocalWitness } from './platform/journal/witness/local-witness.ts'
import { openHttpWitness } from './platform/journal/witness/submit-over-http.ts'
import type { Witness } from './platform/journal/witness/witness-client.ts'

type LogInstallation = Pick<Installation, 'config' | 'mode' | 'database'>

export type ProcessLog = LogKeeper & { close(): Promise<void> }

type Witnesses = {
  readonly policy: Pick<LogPolicy, 'witnesses' | 'groups' | 'quorum'>
  readonly clients: readonly Witness[]
  close(): void
}

const DEMONSTRATION_WITNESSES = ['witness-1.demo.kezek', 'witness-2.demo.kezek']

/** Opened at the first use; while it cannot be (a key is missing) the facts wait, and the log says why. */
export function openProcessLog(installation: LogInstallation, log: KeeperLog): ProcessLog {
  let opened: Promise<{ keeper: LogKeeper; close: () => void } | undefined> | undefined
  const open = () => {
    opened ??= openKeeper(installation, log).catch(error => {
      if (!(error instanceof LogDamage)) {
        opened = undefined
        throw error
      }
      log({ level: 'error', message: `the log is halted (${error.code}): ${error.message}` })
      return undefined
    })
    return opened
  }
  const keep = async () => (await open())?.keeper.keep() ?? false
  return {
    keep,
    start: () => startWhenOpen(open, log),
    close: async () => (await opened?.catch(() => undefined))?.close(),
  }
}

function startWhenOpen(open: () => Promise<{ keeper: LogKeeper } | undefined>, log: KeeperLog) {
  const running = open().then(
    one => one?.keeper.start(),
    fault => void log({ level: 'error', message: 'the log could not be opened', fault }),
  )
  return {
    stop: async () => {
      const loop = await running
      await loop?.stop()
    },
  }
}

/** The whole log recomputed and compared with what was signed, here and outside the database. Signs nothing. */
export async function examineLog({ config, database }: LogInstallation): Promise<{
  readonly ok: boolean
  readonly detail: string
}> {
  const keys = await findKeys(database)
  const origin = keys.findLast(key => key.untilSize === null)?.origin
  const first = keys.find(key => key.origin === origin)
  if (first === undefined) return { ok: true, detail: 'no log yet: a worker makes it' }
  const { read } = fileMemory(memoryPath(config, first.vkey.split('+')[1] ?? ''))
  try {
    const { size, checkpoints } = await checkLog(database, await read())
    const waiting = await findWaitingCount(database)
    return { ok: true, detail: `${size} leaves, ${checkpoints} checkpoints, ${waiting} wait` }
  } catch (error) {
    if (!(error instanceof LogDamage)) throw error
    return { ok: false, detail: `${error.code}: ${error.message}` }
  }
}

/** One file a log, so that a data folder that served another database before misleads nobody. */
export function memoryPath(config: LogInstallation['config'], logId: string): string {
  return join(config.dataFolder, 'log', `signed-${logId}.json`)
}

async function openKeeper({ config, mode, database }: LogInstallation, log: KeeperLog) {
  const url = new URL('/log', config.publicUrl)
  const settled = await settleLog({
    database,
    keyFiles: logKeyFiles(join(config.dataFolder, 'keys')),
    originWhenNew: config.logOrigin ?? `${url.host}${url.pathname}`,
  })
  const witnesses = await openWitnesses(config, mode, settled.vkeys)
  await tellPolicy(database, systemClock, {
    vkeys: settled.vkeys,
    url: url.href,
    witnesses: witnesses.policy,
  })
  const keeper = openLogKeeper({
    database,
    wallClock: systemClock,
    keys: settled.keys,
    memory: fileMemory(memoryPath(config, settled.logId)),
    witnesses: witnesses.clients,
    isQuorate: vkeys => isQuorate({ logs: [], ...witnesses.policy }, vkeys),
    log,
  })
  return { keeper, close: () => witnesses.close() }
}

async function openWitnesses(
  config: LogInstallation['config'],
  mode: LogInstallation['mode'],
  logVkeys: readonly string[],
): Promise<Witnesses> {
  if (config.logPolicyFile !== undefined) return configuredWitnesses(config.logPolicyFile)
  if (mode === 'demo') return demonstrationWitnesses(config.dataFolder, logVkeys)
  return {
    policy: { witnesses: [], groups: [], quorum: 'none' },
    clients: [],
    close: () => undefined,
  }
}

async function configuredWitnesses(file: string): Promise<Witnesses> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigMistake(`KEZEK_LOG_POLICY: ${file} cannot be read`)
  })
  const policy = parsePolicy(text)
  if (!policy.ok) throw new ConfigMistake(`KEZEK_LOG_POLICY: ${file}, ${policy.error}`)
  const clients = policy.value.witnesses.flatMap(({ verifier, url }) =>
    url === undefined ? [] : [openHttpWitness(verifier.vkey, url)],
  )
  return { policy: policy.value, clients, close: () => undefined }
}

function demonstrationWitnesses(dataFolder: string, logVkeys: readonly string[]): Witnesses {
  const open = DEMONSTRATION_WITNESSES.map((name, index) =>
    openLocalWitness({ number: index + 1, name, dataFolder, logVkeys }),
  )
  const witnesses = open.flatMap(({ vkey }, index) => {
    const verifier = parseVkey(vkey)
    return verifier.ok ? [{ label: `w${index + 1}`, verifier: verifier.value, url: undefined }] : []
  })
  const members = witnesses.map(({ label }) => label)
  const group = { label: 'both', threshold: members.length, members }
  return {
    policy: { witnesses, groups: [group], quorum: group.label },
    clients: open,
    close: () => {
      for (const witness of open) witness.close()
    },
  }
}
