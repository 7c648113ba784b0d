/** A database of its own for each test file: a clone of the template, under the application's role. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { createDatabase, createPool, type Database } from '../src/platform/db/database.ts'

export type TestDatabase = {
  /** As the application works: role kezek_app. */
  readonly app: Database
  /** As the owner, for what only migrations and attackers do. */
  readonly owner: Database
  readonly url: string
}

/** Call at the top of a test file; the members may be used inside tests and hooks. */
export function useDatabase(): TestDatabase {
  const name = `kezek_${randomBytes(6).toString('hex')}`
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  let app: Database | undefined
  let owner: Database | undefined
  beforeAll(async () => {
    await withAdmin(client =>
      client.query(`create database ${name} template ${inject('templateName')}`),
    )
    const options = { url: url.href, maxConnections: 10, applicationName: 'kezek-test' }
    app = createDatabase(createPool({ ...options, role: 'kezek_app' }))
    owner = createDatabase(createPool(options))
    // The rules of the template were made when the run began; a promise asks how long a fact has waited.
    await sql`update journal_outbox set since = clock_timestamp()`.execute(owner)
  })
  afterAll(async () => {
    await app?.destroy()
    await owner?.destroy()
    await withAdmin(client => client.query(`drop database ${name} with (force)`))
  })
  const started = (database: Database | undefined): Database => {
    if (database === undefined) throw new Error('the database is ready inside tests only')
    return database
  }
  return {
    url: url.href,
    get app() {
      return started(app)
    },
    get owner() {
      return started(owner)
    },
  }
}

async function withAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
