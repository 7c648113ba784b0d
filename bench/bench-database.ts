/** A durable database of its own for a benchmark: fsync and synchronous commit are on. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { readConfig } from '../src/config.ts'
import { adoptData } from '../src/domain/territories/adopt-data.ts'
import { loadTerritoryData } from '../src/domain/territories/load-data.ts'
import type { Setting } from '../src/domain/territories/setting.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { standingClock } from '../src/platform/clock.ts'
import {
  createDatabase,
  createPool,
  type Database,
  inTransaction,
} from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { startEmbedded } from '../src/platform/embedded/start-embedded.ts'
import { systemEntropy } from '../src/platform/entropy.ts'

export const BENCH: Actor = { kind: 'system', name: 'bench' }

export type BenchDatabase = {
  readonly url: string
  readonly database: Database
  /** As the owner, for filling tables. */
  readonly owner: pg.Pool
  readonly setting: Setting
}

export async function withBenchDatabase(
  now: string,
  work: (bench: BenchDatabase) => Promise<void>,
): Promise<void> {
  const { root } = readConfig({})
  const dataDir = await mkdtemp(join(tmpdir(), 'kezek-bench-'))
  // The server's user must be able to enter, or the cluster would be put elsewhere and outlive the folder.
  await chmod(dataDir, 0o755)
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const data = loadTerritoryData(join(root, 'data'))
  if (!data.ok) throw new Error('data/ is broken')
  await migrate(server.url, join(root, 'db'))
  // As many connections as `kezek serve` opens.
  const options = { url: server.url, maxConnections: 20, applicationName: 'kezek-bench' }
  const database = createDatabase(createPool({ ...options, role: 'kezek_app' }))
  const owner = createPool({ ...options, maxConnections: 4 })
  const setting: Setting = {
    clock: standingClock(now),
    entropy: systemEntropy,
    calendar: data.value.calendar,
  }
  try {
    await inTransaction(database, tx => adoptData(tx, BENCH, setting, data.value))
    await work({ url: server.url, database, owner, setting })
  } finally {
    await database.destroy()
    await owner.end()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
