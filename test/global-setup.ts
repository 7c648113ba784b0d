/** Starts one PostgreSQL for the whole test run and makes the template that every test file clones. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { adoptTemplates } from '../src/domain/contracts/adopt-templates.ts'
import { loadContractTemplates } from '../src/domain/contracts/load-templates.ts'
import { adoptData } from '../src/domain/territories/adopt-data.ts'
import { loadTerritoryData } from '../src/domain/territories/load-data.ts'
import { createDatabase, createPool, inTransaction } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { startEmbedded } from '../src/platform/embedded/start-embedded.ts'
import { realWorld } from '../src/platform/world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly adminUrl: string
    readonly templateName: string
  }
}

const TEMPLATE = 'kezek_template'

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-test-'))
  const server = await startEmbedded({ dataDir: folder, log: () => undefined, durability: 'test' })
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  const url = new URL(server.adminUrl)
  url.pathname = `/${TEMPLATE}`
  await migrate(url.href, join(import.meta.dirname, '../db'))
  await adoptRules(url.href)
  await admin.query(`alter database ${TEMPLATE} is_template true`)
  project.provide('adminUrl', server.adminUrl)
  project.provide('templateName', TEMPLATE)
  return async () => {
    await admin.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The rules of `data/` are in the template, as in every installation. */
async function adoptRules(url: string): Promise<void> {
  const data = loadTerritoryData(join(import.meta.dirname, '../data'))
  if (!data.ok) throw new Error(JSON.stringify(data.error))
  const templates = loadContractTemplates(join(import.meta.dirname, '../data'))
  if (!templates.ok) throw new Error(JSON.stringify(templates.error))
  const { value } = data
  const actor = { kind: 'system', name: 'test' } as const
  const pool = createPool({ url, maxConnections: 1, applicationName: 'kezek-test-setup' })
  const database = createDatabase(pool)
  const setting = { ...realWorld, calendar: value.calendar }
  await inTransaction(database, async tx => {
    await adoptData(tx, actor, setting, value)
    await adoptTemplates(tx, actor, setting, templates.value)
  })
  await database.destroy()
}
