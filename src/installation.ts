/** Opens an installation: database, schema, rules, clock. Every command and the server start here. */
import { join } from 'node:path'
import { type Config, ConfigMistake, type Mode } from './config.ts'
import { adoptTemplates } from './domain/contracts/adopt-templates.ts'
import type { ContractTemplate } from './domain/contracts/contract-template.ts'
import { loadContractTemplates } from './domain/contracts/load-templates.ts'
import { recountQueues } from './domain/queue/renew-milestones.ts'
import { adoptData } from './domain/territories/adopt-data.ts'
import { describeMistake } from './domain/territories/data-mistake.ts'
import { loadTerritoryData, type TerritoryData } from './domain/territories/load-data.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { shiftedClock, systemClock } from './platform/clock.ts'
import { createDatabase, createPool, type Database, inTransaction } from './platform/db/database.ts'
import {
  findClusterId,
  findInstallation,
  keepInstallation,
} from './platform/db/installation-queries.ts'
import { migrate } from './platform/db/migrate.ts'
import { startEmbedded } from './platform/embedded/start-embedded.ts'
import { systemEntropy } from './platform/entropy.ts'

export const INSTALLATION: Actor = { kind: 'system', name: 'installation' }

export type Installation = {
  readonly config: Config
  readonly mode: Mode
  /** As the owner: jobs and migrations. */
  readonly ownerUrl: string
  /** As the application: role kezek_app. */
  readonly database: Database
  readonly setting: Setting
  readonly data: TerritoryData
  /** Reads the demonstration clock again, after somebody moved it. */
  refreshClock(): Promise<void>
  close(): Promise<void>
}

export const APP_ROLE = 'kezek_app'

export type OpenOptions = {
  readonly log: (line: string) => void
  readonly maxConnections?: number
  /** The mode of an installation that is new and not told one. */
  readonly modeWhenNew?: Mode
}

/** Throws ConfigMistake for data or modes that do not fit; an Error in plain words for the rest. */
export async function openInstallation(
  config: Config,
  options: OpenOptions,
): Promise<Installation> {
  const data = loadData(config)
  const templates = loadTemplates(config)
  const server = await openServer(config, options.log)
  const report = await migrate(server.url, join(config.root, 'db'))
  if (report.applied.length > 0) options.log(`schema: ${report.applied.length} migrations applied`)
  const pool = createPool({
    url: server.url,
    role: APP_ROLE,
    maxConnections: options.maxConnections ?? 10,
    applicationName: 'kezek',
  })
  const database = createDatabase(pool)
  try {
    const mode = await settle(config, server.url, database, options)
    let offset = await readOffset(database)
    const clock = mode === 'demo' ? shiftedClock(() => offset) : systemClock
    const setting: Setting = { clock, entropy: systemEntropy, calendar: data.calendar }
    await inTransaction(database, async tx => {
      await adoptData(tx, INSTALLATION, setting, data)
      await adoptTemplates(tx, INSTALLATION, setting, templates)
    })
    return {
      config,
      mode,
      ownerUrl: server.url,
      database,
      setting,
      data,
      refreshClock: async () => {
        offset = await readOffset(database)
      },
      close: async () => {
        await database.destroy()
        await server.stop()
      },
    }
  } catch (error) {
    await database.destroy()
    await server.stop()
    throw error
  }
}

function loadData(config: Config): TerritoryData {
  const data = loadTerritoryData(join(config.root, 'data'))
  if (!data.ok) throw new ConfigMistake(data.error.map(describeMistake).join('\n'))
  return data.value
}

function loadTemplates(config: Config): readonly ContractTemplate[] {
  const templates = loadContractTemplates(join(config.root, 'data'))
  if (!templates.ok) throw new ConfigMistake(templates.error.map(describeMistake).join('\n'))
  return templates.value
}

async function openServer(config: Config, log: (line: string) => void) {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, stop: async () => undefined }
  }
  return startEmbedded({ dataDir: config.dataFolder, log })
}

/** Demonstration and production never mix in one database. */
async function settle(
  config: Config,
  ownerUrl: string,
  database: Database,
  options: OpenOptions,
): Promise<Mode> {
  const owner = createDatabase(
    createPool({ url: ownerUrl, maxConnections: 1, applicationName: 'kezek-owner' }),
  )
  try {
    const known = await findInstallation(database)
    const clusterId = await findClusterId(owner)
    const mode = config.mode ?? known?.mode ?? options.modeWhenNew ?? 'production'
    if (known && known.mode !== mode) {
      throw new ConfigMistake(
        `KEZEK_MODE: this database is a ${known.mode} one and cannot be opened as ${mode}; set another DATABASE_URL or KEZEK_DATA`,
      )
    }
    if (known && known.clusterId !== clusterId) {
      options.log('the database was restored into another cluster: counting the queues again')
      await recountQueues(owner)
    }
    if (known?.clusterId !== clusterId) {
      await inTransaction(database, tx => keepInstallation(tx, mode, clusterId))
    }
    return mode
  } finally {
    await owner.destroy()
  }
}

async function readOffset(database: Database): Promise<Temporal.Duration> {
  const row = await findInstallation(database)
  return Temporal.Duration.from({ seconds: Math.round(row?.clockOffsetSeconds ?? 0) })
}
