/** Acts by themselves: on the day of the rules the worker prepares what is confirmed, once, and leaves nothing half done. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../test/database.ts'
import { aWorker, type TestWorker } from '../test/worker.ts'
import { twoChildren } from './domain/attendance/submitted-month.fixture.ts'

const db = useDatabase()
let worker: TestWorker
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  worker = aWorker(db, made.town.setting)
})
afterEach(async () => {
  await worker.end()
  expect(worker.faults).toEqual([])
})

const goTo = async (day: string, time: string) => {
  made.town.goTo(day, time)
  await worker.runPending()
}

const acts = async () =>
  (
    await sql<{ month: string; by: string; tiyn: bigint }>`
      select month::text, prepared_by as by, total_tiyn as tiyn from act
      where provider_id = ${made.one.contract.providerId} order by month`.execute(db.app)
  ).rows

test('the 15th prepares what is confirmed; who answers later is paid by the act of the month after', async () => {
  await made.answer(made.one)
  await goTo('2026-10-14', '23:59')
  expect(await acts()).toEqual([])
  await goTo('2026-10-15', '00:00')
  await worker.runPending()
  const first = { month: '2026-09-01', by: 'system:worker', tiyn: 6_800_000n }
  expect(await acts()).toEqual([first])
  await made.answer(made.other)
  await goTo('2026-10-20', '09:00')
  expect(await acts()).toEqual([first])
  // The 15th of November is a Sunday.
  await goTo('2026-11-15', '12:00')
  expect(await acts()).toEqual([first])
  await goTo('2026-11-16', '00:00')
  const second = { month: '2026-10-01', by: 'system:worker', tiyn: 6_181_800n }
  expect(await acts()).toEqual([first, second])
})
