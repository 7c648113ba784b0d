/** A log over a test's database, with its keys and its memory in a folder. Light: killed processes import it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { type KeeperDeps, type LogKeeper, openLogKeeper } from './keep-log.ts'
import { logKeyFiles } from './log-key-files.ts'
import { settleLog } from './settle-log.ts'
import { fileMemory, type SignedMemory } from './signed-memory.ts'

export const ORIGIN = 'kezek.test/log'

export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kezek-log-'))
}

export function memoryIn(folder: string): SignedMemory {
  return fileMemory(join(folder, 'signed.json'))
}

export async function aKeeper(
  database: Database,
  folder: string,
  given: Partial<KeeperDeps> = {},
): Promise<{ keeper: LogKeeper; told: string[]; vkey: string }> {
  const keyFiles = logKeyFiles(join(folder, 'keys'))
  const settled = await settleLog({ database, keyFiles, originWhenNew: ORIGIN })
  const told: string[] = []
  const keeper = openLogKeeper({
    database,
    wallClock: systemClock,
    keys: settled.keys,
    memory: memoryIn(folder),
    witnesses: [],
    isQuorate: () => true,
    log: event => told.push(event.message),
    ...given,
  })
  return { keeper, told, vkey: settled.vkeys.at(-1) ?? '' }
}
