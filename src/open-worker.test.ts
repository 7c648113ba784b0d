/** What the worker of a process does of itself when a night has passed, and what the seeder's does not. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../test/database.ts'
import { aSetting } from '../test/setting.ts'
import { readConfig } from './config.ts'
import { DATASET_NAMES, FILE_FORMATS } from './domain/opendata/dataset.ts'
import { INVARIANT_NAMES } from './domain/opendata/invariant.ts'
import { openProcessWorker } from './open-worker.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-night-'))
const setting = aSetting('2026-07-01T02:00')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function runWorker(automatic: boolean): Promise<readonly string[]> {
  const config = readConfig({ KEZEK_DATA: folder })
  const installation = {
    config,
    mode: 'demo' as const,
    database: db.app,
    ownerUrl: db.url,
    setting,
  }
  const faults: string[] = []
  const worker = openProcessWorker(
    installation,
    event => {
      if (event.level === 'error') faults.push(event.message)
    },
    { automatic },
  )
  await worker.runPending()
  await worker.close()
  return faults
}

async function kept() {
  const result = await sql<{ night: string; results: number; leaves: number }>`
    select night::text, (select count(*)::integer from invariant_result where run_id = run.id and outcome = 'holds')
             as results,
           (select count(*)::integer from journal_entry join log_leaf on entry_id = journal_entry.id
            where kind = 'open-data.published' and about like '%' || night || '%') as leaves
    from invariant_run run order by id`.execute(db.app)
  return result.rows
}

/** A file of each format for each dataset, each with its leaf. */
const FILES = DATASET_NAMES.length * FILE_FORMATS.length

test('a night is kept once by the sweep: promises asked, files published, their leaves in the log', async () => {
  expect(await runWorker(false)).toEqual([])
  expect(await kept()).toEqual([])
  expect(await runWorker(true)).toEqual([])
  expect(await runWorker(true)).toEqual([])
  const night = { night: '2026-06-30', results: INVARIANT_NAMES.length, leaves: FILES }
  expect(await kept()).toEqual([night])
  setting.clock.advance({ hours: 1 })
  expect(await runWorker(true)).toEqual([])
  expect(await kept()).toEqual([night, { ...night, night: '2026-07-01' }])
})

test('a night that fails is reported and tried again; the sweep goes on', async () => {
  setting.clock.advance({ days: 1 })
  await sql`alter table open_data_file rename to open_data_fire`.execute(db.owner)
  expect(await runWorker(true)).toEqual(['the night: not done'])
  await sql`alter table open_data_fire rename to open_data_file`.execute(db.owner)
  expect(await runWorker(true)).toEqual([])
  expect((await kept()).at(-1)).toEqual({
    night: '2026-07-02',
    results: INVARIANT_NAMES.length,
    leaves: FILES,
  })
})
