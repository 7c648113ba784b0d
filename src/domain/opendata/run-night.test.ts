/** The night: once a day whatever happens to the processes, one at a time, and all of it kept for ever. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { NotAllowed, Refusal, SignInNeeded } from '../../base/failure.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { runInvariants } from './check-invariants.ts'
import { DATASET_NAMES, FILE_FORMATS } from './dataset.ts'
import { findInvariants, findRuns } from './find-invariants.ts'
import { findFiles } from './find-open-data.ts'
import { nightOf } from './quiet-hour.ts'
import { runNight } from './run-night.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T02:30')

beforeAll(async () => {
  await aKindergarten(db.app, setting, { places: { 3: 2 } })
  await aBudget(db.app, setting, { tenge: 1_000_000 })
  await submit(db.app, setting)
})

const nights = async () =>
  (
    await sql<{ night: string }>`
      select night::text from invariant_run where cause = 'nightly' order by id`.execute(db.app)
  ).rows.map(row => row.night)

test.each([
  ['2026-07-01T02:59', '2026-06-30'],
  ['2026-07-01T03:00', '2026-07-01'],
  ['2026-07-01T23:59', '2026-07-01'],
])('at %s the night that is due is that of %s', (at, night) => {
  expect(nightOf(aSetting(at).clock.now()).toString()).toBe(night)
})

test('is kept once, however often and by however many it is tried; one that was slept through is made up for', async () => {
  await Promise.all([1, 2, 3].map(() => runNight(db.app, SYSTEM, setting)))
  await runNight(db.app, SYSTEM, setting)
  expect(await nights()).toEqual(['2026-06-30'])
  setting.clock.advance({ minutes: 30 })
  await runNight(db.app, SYSTEM, setting)
  expect(await nights()).toEqual(['2026-06-30', '2026-07-01'])
  // The machine is off for three days: only the last night is of any use.
  setting.clock.advance({ days: 3, hours: 9 })
  await runNight(db.app, SYSTEM, setting)
  expect(await nights()).toEqual(['2026-06-30', '2026-07-01', '2026-07-04'])
  const files = await findFiles(db.app, { dataset: null, before: null, days: 10 })
  expect(files).toHaveLength(3 * DATASET_NAMES.length * FILE_FORMATS.length)
})

test('while one looks, another is told so', async () => {
  const cause = 'doctor' as const
  let free = () => {}
  const held = new Promise<void>(resolve => (free = resolve))
  let began = () => {}
  const begun = new Promise<void>(resolve => (began = resolve))
  const first = inTransaction(db.app, async tx => {
    await runInvariants(tx, SYSTEM, setting, { cause })
    began()
    await held
  })
  await begun
  const second = inTransaction(db.app, tx => runInvariants(tx, SYSTEM, setting, { cause }))
  await expect(second).rejects.toThrow(new Refusal('invariants/running'))
  free()
  await first
})

test('a visitor and an officer may not have it looked', async () => {
  const run = (actor: Parameters<typeof runInvariants>[1]) =>
    inTransaction(db.app, tx =>
      runInvariants(tx, actor, setting, { cause: 'on-demand', territoryPath: ['kz', 'taraz'] }),
    )
  await expect(run(VISITOR)).rejects.toThrow(SignInNeeded)
  const officer = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' } as const
  await expect(run(officer)).rejects.toThrow(NotAllowed)
})

test('the history says since when something is so, and what each day was', async () => {
  const standing = async () => {
    const overview = await findInvariants(db.app, setting.clock.now())
    return overview?.invariants.find(one => one.name === 'the-ledger-sums-to-zero')
  }
  const look = () =>
    inTransaction(db.app, tx => runInvariants(tx, SYSTEM, setting, { cause: 'doctor' }))
  const tip = (by: number) =>
    sql`update ledger_account set balance_tiyn = balance_tiyn + ${by} where kind = 'available'`.execute(
      db.owner,
    )
  const start = (await standing())?.since
  setting.clock.advance({ days: 1 })
  await tip(1)
  await look()
  const broken = await standing()
  expect(broken).toMatchObject({ outcome: 'broken', violations: 1 })
  expect(broken?.found[0]).toMatch(/^account \d+$/)
  expect(broken?.since.toString()).toBe(setting.clock.now().toString())
  await tip(-1)
  setting.clock.advance({ hours: 1 })
  await look()
  const mended = await standing()
  expect(mended).toMatchObject({ outcome: 'holds', violations: 0, found: [] })
  expect(mended?.since.toString()).toBe(setting.clock.now().toString())
  expect(mended?.since.toString()).not.toBe(start?.toString())
  // The day on which it was broken stays marked, though it was mended the same day.
  // From 30 June; on the 5th it was broken and mended: the day stays marked.
  expect(mended?.days.slice(-6).map(mark => mark.outcome)).toEqual([
    null,
    'holds',
    null,
    null,
    'holds',
    'broken',
  ])
  expect((await findRuns(db.app, 3)).map(run => run.broken)).toEqual([0, 1, 0])
})

test('neither the application nor an oversight of the owner can rewrite it', async () => {
  for (const table of [
    'invariant_run',
    'invariant_result',
    'open_data_content',
    'open_data_file',
  ]) {
    for (const database of [db.app, db.owner]) {
      await expect(sql`delete from ${sql.table(table)}`.execute(database)).rejects.toThrow(
        /denied|grows/,
      )
      await expect(sql`truncate ${sql.table(table)} cascade`.execute(database)).rejects.toThrow(
        /denied|grows/,
      )
    }
  }
  const changed = sql`update invariant_result set outcome = 'holds', violations = 0`
  await expect(changed.execute(db.app)).rejects.toThrow(/denied/)
  await expect(changed.execute(db.owner)).rejects.toThrow(/grows/)
})
