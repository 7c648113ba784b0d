/** The embedded PostgreSQL server: several processes of one data folder share it, the last one stops it. */
import { access, chmod, constants, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import {
  adminUrl,
  type ClusterAccess,
  DATABASE,
  OWNER,
  ownerUrl,
  readAccess,
} from './cluster-access.ts'
import type { Durability } from './cluster-settings.ts'
import { createCluster } from './create-cluster.ts'
import { type Installation, settleInstallation } from './installation.ts'
import { awaitAnswer, findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { withStartLock } from './start-lock.ts'

export interface EmbeddedOptions {
  /** `KEZEK_DATA`; the cluster lies in its folder `postgres`. */
  readonly dataDir: string
  readonly log: (line: string) => void
  readonly durability?: Durability
  /** Where the cluster goes when the server's user cannot enter `dataDir`. */
  readonly openGround?: string
}

export interface EmbeddedDatabase {
  /** The database `kezek` as its owner, who may create databases and roles but is no superuser. */
  readonly url: string
  /** The database `postgres` as superuser. */
  readonly adminUrl: string
  /** False when the server was already running. */
  readonly started: boolean
  /**
   * Stops the server unless somebody else is still connected; end your own pools before. May be called
   * twice.
   */
  stop(): Promise<void>
}

/** Pools close a moment after `end()` resolves; the server needs this long to notice. */
const LEAVING_MS = 1000

/** @throws Error in plain words when the server cannot run here. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, durability = 'full' } = options
  const dataDir = resolve(options.dataDir)
  const lock = join(dataDir, 'postgres.lock')
  const installation = await settleLocked(dataDir, lock, options)
  const held = await withStartLock(lock, async () => {
    await createCluster(installation, durability, log)
    const running = await findPostmaster(installation.cluster)
    const shared = running === undefined ? undefined : await lease(installation)
    if (shared !== undefined) return { ...shared, started: false }
    await startPostmaster(installation, durability)
    const own = await lease(installation)
    if (own === undefined) throw new Error(`PostgreSQL in ${installation.cluster} ended at once`)
    return { ...own, started: true }
  })
  let stopped: Promise<void> | undefined
  return {
    url: ownerUrl(held.access),
    adminUrl: adminUrl(held.access),
    started: held.started,
    stop: () => {
      stopped ??= withStartLock(lock, () => leave(installation, held.client))
      return stopped
    },
  }
}

/** A throw-away server for tests: fast, in a new folder that `stop` deletes. */
export async function startThrowAway(log: (line: string) => void): Promise<EmbeddedDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kezek-'))
  const database = await startEmbedded({ dataDir, log, durability: 'test' })
  return {
    ...database,
    stop: async () => {
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function settleLocked(
  dataDir: string,
  lock: string,
  { log, openGround, durability }: EmbeddedOptions,
): Promise<Installation> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
    // A temporary folder is closed to the server's user; nothing in a test needs that.
    if (durability === 'test') await chmod(dataDir, 0o711)
  } catch (cause) {
    const advice = 'Start as the user to whom it belongs, or set KEZEK_DATA.'
    throw new Error(`The folder ${dataDir} cannot be written. ${advice}`, { cause })
  }
  return withStartLock(lock, () => settleInstallation(dataDir, log, openGround))
}

/**
 * One open connection for as long as this process lives: that is how others see that somebody still needs
 * the server, even between two queries, and how they see that a killed process no longer does.
 */
async function lease(
  installation: Installation,
): Promise<{ client: Client; access: ClusterAccess } | undefined> {
  const access = await readAccess(installation.cluster)
  const client = await awaitAnswer(installation.cluster, access, `kezek ${process.pid}`)
  if (client === undefined) return undefined
  await ensureDatabase(client, access)
  ;(client as Client & { unref(): void }).unref()
  return { client, access }
}

/** Also mends a cluster whose first start was interrupted between the two statements. */
async function ensureDatabase(client: Client, access: ClusterAccess): Promise<void> {
  const role = await client.query('select from pg_roles where rolname = $1', [OWNER])
  if (role.rowCount === 0) {
    const password = client.escapeLiteral(access.password)
    await client.query(`create role ${OWNER} login createdb createrole password ${password}`)
  }
  const database = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`)
}

async function leave(installation: Installation, client: Client): Promise<void> {
  const others = await countOthers(client)
  await client.end().catch(() => undefined)
  // Somebody else still works with it: whoever leaves last stops the server.
  if (others === 0) await stopPostmaster(installation)
}

/**
 * Other connections; `undefined` when the server is already gone. A lease of another process will not go
 * away by waiting, any other connection may be one of our own that is just closing.
 */
async function countOthers(client: Client): Promise<number | undefined> {
  const until = performance.now() + LEAVING_MS
  for (;;) {
    const answer = await client
      .query<{ others: number; leases: number }>(
        `select count(*)::int as others,
                count(*) filter (where application_name ~ '^kezek [0-9]+$')::int as leases
           from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      .catch(() => undefined)
    const { others, leases = 0 } = answer?.rows[0] ?? {}
    if (!others || leases > 0 || performance.now() > until) return others
    await pause(20)
  }
}
