/** Brings a database to the newest schema: forward only, each file once, in one transaction a file. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { sha256Hex } from '../../base/digest.ts'

const LOCK_KEY = 5_354_093_175n // "KEZEK" in letters of a phone: one migrator at a time

type MigrationReport = { readonly applied: readonly string[]; readonly total: number }

/** `url` must log in as the owner of the database. Throws when an applied file was edited since. */
export async function migrate(url: string, databaseFolder: string): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: url, application_name: 'kezek-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY.toString()])
    const report = await applyFiles(client, join(databaseFolder, 'migrations'))
    await runMigrations({ connectionString: url })
    await client.query(await readFile(join(databaseFolder, 'roles.sql'), 'utf8'))
    return report
  } finally {
    await client.end()
  }
}

async function applyFiles(client: pg.Client, folder: string): Promise<MigrationReport> {
  await client.query(`create table if not exists schema_migration (
    name text not null, sha256 text not null, applied_at timestamptz not null default now(),
    constraint schema_migration_pk primary key (name))`)
  const known = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration',
  )
  const hashes = new Map(known.rows.map(row => [row.name, row.sha256]))
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const applied: string[] = []
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    const hash = sha256Hex(text)
    const before = hashes.get(name)
    if (before === hash) continue
    if (before !== undefined) throw new Error(`migration ${name} was edited after it was applied`)
    await applyFile(client, name, text, hash)
    applied.push(name)
  }
  return { applied, total: names.length }
}

async function applyFile(client: pg.Client, name: string, text: string, hash: string) {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
