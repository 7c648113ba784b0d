/** Aktobe on its own: the figures of seed 002 in proportion, by the real actions. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { readConfig } from '../../config.ts'
import { openProcessWorker } from '../../open-worker.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { countLive } from '../opendata/club-figures.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { planAktobe } from './aktobe-plan.ts'
import { seedAktobe } from './seed-aktobe.ts'

const db = useDatabase()
const setting = aSetting('2026-11-20T12:00')
const CHILDREN = 300
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-aktobe-'))
  const config = readConfig({ KEZEK_DATA: folder })
  let worker: ReturnType<typeof openProcessWorker> | undefined
  await seedAktobe(db.app, { kind: 'system', name: 'test' }, setting, {
    children: CHILDREN,
    seed: 'a',
    progress: line => console.log(line, Date.now() % 1_000_000),
    runPending: async at => {
      const installation = {
        config,
        mode: 'demo' as const,
        database: db.app,
        ownerUrl: db.url,
        setting: at,
      }
      worker ??= openProcessWorker(
        installation,
        e => {
          if (e.level === 'error' || e.level === 'warning') console.log(e.level, e.message, e.fault)
        },
        { automatic: false, onlyDue: true },
      )
      await worker.runPending()
    },
  })
  await worker?.close()
}, 400_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('as many vouchers and children in the queue as the plan says', async () => {
  const plan = planAktobe(CHILDREN)
  const figures = await findClubFigures(db.app, 'aktobe', setting.clock.today())
  console.log(plan, figures)
  expect({
    universal: countLive(figures.vouchers.universal),
    targeted: countLive(figures.vouchers.targeted),
    queued: figures.queued,
  }).toEqual({ universal: plan.universal, targeted: plan.targeted, queued: plan.queued })
})

test('it is made by the real actions: every invariant holds', async () => {
  expect(
    (await checkInvariants(db.app)).flatMap(({ name, violations }) =>
      violations.map(what => `${name}: ${what}`),
    ),
  ).toEqual([])
})

test('states', async () => {
  for (const [table, column] of [
    ['application', 'state'],
    ['voucher', 'state'],
    ['sheet_line', 'state'],
    ['sheet_dispute', 'state'],
    ['act', 'state'],
    ['payment', 'state'],
    ['contract', 'state'],
    ['place_hold', 'state'],
  ] as const) {
    const r = await sql<{
      v: string
      n: number
    }>`select ${sql.ref(column)} as v, count(*)::int as n from ${sql.table(table)} group by 1 order by 1`.execute(
      db.app,
    )
    console.log(table, r.rows.map(x => `${x.v} ${x.n}`).join(', '))
  }
})
