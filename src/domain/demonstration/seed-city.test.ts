/** The demonstration city is the same for the same seed, keeps every invariant, and shows every state. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { readConfig } from '../../config.ts'
import { openProcessWorker } from '../../open-worker.ts'
import type { Database } from '../../platform/db/database.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { seedCity } from './seed-city.ts'

const first = useDatabase()
const second = useDatabase()
let folder = ''

async function seed(database: Database, ownerUrl: string, name: string): Promise<void> {
  const config = readConfig({ KEZEK_DATA: folder })
  await seedCity(database, { kind: 'system', name: 'test' }, aSetting('2026-11-20T12:00'), {
    children: 400,
    seed: name,
    progress: () => undefined,
    runPending: async setting => {
      const log = () => undefined
      const installation = { config, mode: 'demo' as const, database, ownerUrl, setting }
      const worker = openProcessWorker(installation, log, { automatic: false })
      await worker.runPending()
      await worker.close()
    },
  })
}

async function facts(database: Database): Promise<unknown> {
  const result = await sql`
    select number, state, tier, cohort, kind, submitted_at::text, territory_code,
           (select count(*)::integer from voucher where application_id = application.id) as vouchers
    from application order by number`.execute(database)
  return result.rows
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-seed-'))
  await seed(first.app, first.url, 'a')
  await seed(second.app, second.url, 'a')
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test('two databases of one seed tell the same story', async () => {
  expect(await facts(second.app)).toEqual(await facts(first.app))
})

test('it is made by the real actions: every invariant holds', async () => {
  expect(
    (await checkInvariants(first.app)).flatMap(({ name, violations }) =>
      violations.map(what => `${name}: ${what}`),
    ),
  ).toEqual([])
})

test('families are found in every state that exists so far, and 157 kindergartens', async () => {
  const states = await sql<{
    state: string
  }>`select distinct state from application order by state`.execute(first.app)
  expect(states.rows.map(row => row.state)).toEqual([
    'archived',
    'inactive',
    'offered',
    'queued',
    'stopped',
  ])
  const vouchers = await sql<{
    state: string
  }>`select distinct state from voucher order by state`.execute(first.app)
  expect(vouchers.rows.map(row => row.state)).toEqual(['closed', 'confirmed', 'lapsed', 'offered'])
  const providers = await sql<{ n: bigint }>`select count(*) as n from provider`.execute(first.app)
  expect(providers.rows).toEqual([{ n: 157n }])
})

test('nobody in it has a number that a real person can have', async () => {
  const real =
    await sql`select iin from person where substr(iin, 7, 1) not in ('7', '8', '9')`.execute(
      first.app,
    )
  expect(real.rows).toEqual([])
})
