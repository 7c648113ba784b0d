/** The keeper of the log in a worker: checks once, then places, signs and publishes whatever waits. */
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { checkLog } from './check-log.ts'
import { growLog, type LogSigners } from './grow-log.ts'
import { LogDamage } from './log-damage.ts'
import { type PublishProgress, publishCheckpoint } from './publish-checkpoint.ts'
import type { SignedMemory } from './signed-memory.ts'
import type { Witness } from './witness/witness-client.ts'

export type KeeperLog = (event: {
  readonly level: 'error' | 'warning' | 'info'
  readonly message: string
  readonly fault?: unknown
}) => void

export type KeeperDeps = {
  readonly database: Database
  /** Checkpoints and countersignatures are by the real clock, also in a demonstration. */
  readonly wallClock: Clock
  readonly keys: LogSigners
  readonly memory: SignedMemory
  readonly witnesses: readonly Witness[]
  readonly isQuorate: (vkeys: readonly string[]) => boolean
  readonly log: KeeperLog
}

export type LogKeeper = {
  /** Everything that waits, to the end, and the checkpoint of it. Returns false when the log is halted. */
  keep(): Promise<boolean>
  /** Looks every second until it is stopped; a fault is reported and tried again later. */
  start(): { stop(): Promise<void> }
}

const EVERY_MS = 1000
const AFTER_FAULT_MS = 10_000

/** One for a process. A damaged log is never signed again by this process: facts wait in the outbox. */
export function openLogKeeper(deps: KeeperDeps): LogKeeper {
  let checked: Promise<void> | undefined
  let halted = false
  const progress: PublishProgress = { seenSizes: new Map(), asked: undefined }
  const warn = (message: string) => deps.log({ level: 'warning', message })
  const publish = () => publishCheckpoint({ ...deps, progress, warn })
  const check = async () => {
    const remembered = await deps.memory.read()
    await checkLog(deps.database, remembered)
    // Before anything new is signed the witnesses are asked: they may remember more than this machine.
    await publish()
  }
  const keepOnce = async () => {
    checked ??= check()
    try {
      await checked
    } catch (error) {
      // What was not damage (a lost connection) is looked at again.
      if (!(error instanceof LogDamage)) checked = undefined
      throw error
    }
    for (;;) {
      const growth = await growLog(deps.database, deps.wallClock, deps.keys)
      if (growth.kind !== 'grown') break
    }
    await publish()
  }
  const keep = async () => {
    if (halted) return false
    try {
      await keepOnce()
      return true
    } catch (error) {
      if (!(error instanceof LogDamage)) throw error
      halted = true
      deps.log({
        level: 'error',
        message: `the log is halted, nothing more is signed (${error.code}): ${error.message}`,
      })
      return false
    }
  }
  return { keep, start: () => startLoop(keep, deps.log) }
}

function startLoop(keep: () => Promise<boolean>, log: KeeperLog): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const loop = async () => {
    while (!stopping.signal.aborted) {
      let pause = EVERY_MS
      try {
        await keep()
      } catch (fault) {
        log({ level: 'error', message: 'the log could not be kept', fault })
        pause = AFTER_FAULT_MS
      }
      await sleep(pause, stopping.signal)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
