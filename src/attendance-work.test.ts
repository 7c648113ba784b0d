/** Sheets by themselves: the reminder, the end of the time to answer, the table of the next month, each once. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../test/database.ts'
import { aWorker, type TestWorker } from '../test/worker.ts'
import { remindFamilies } from './domain/attendance/remind-families.ts'
import { twoChildren } from './domain/attendance/submitted-month.fixture.ts'
import { inTransaction } from './platform/db/database.ts'

const db = useDatabase()
let worker: TestWorker
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  const { setting } = made.town
  worker = aWorker(db, setting)
})
afterEach(async () => {
  await worker.end()
  expect(worker.faults).toEqual([])
})

/** How many messages of this kind the families of the two children have. */
async function told(template: string): Promise<number> {
  const ids = [made.one, made.other].map(pupil => pupil.application.id)
  const { rows } = await sql`select from message
    where template = ${template} and application_id = any(${ids}::bigint[])`.execute(db.app)
  return rows.length
}

const goTo = async (day: string, time: string) => {
  made.town.goTo(day, time)
  await worker.runPending()
}

test('who has not answered is reminded once, when two working days are left', async () => {
  await goTo('2026-10-01', '09:00')
  expect(await made.answer(made.other)).toBeUndefined()
  await goTo('2026-10-02', '12:00')
  expect(await told('sheet-reminder')).toBe(0)
  // The 7th is a Wednesday: Tuesday and Wednesday are left after this day.
  await goTo('2026-10-05', '09:00')
  await worker.runPending()
  await goTo('2026-10-06', '09:00')
  expect(await told('sheet-reminder')).toBe(1)
  const { rows } = await sql<{ facts: unknown }>`select facts from message
    where template = 'sheet-reminder' and application_id = ${made.one.application.id}`.execute(
    db.app,
  )
  expect(rows).toEqual([{ facts: { number: made.one.application.number, lastDay: '2026-10-07' } }])
})

test('a worker that was killed in the middle of reminding reminds everybody once all the same', async () => {
  made.town.goTo('2026-10-05', '09:00')
  const system = { kind: 'system', name: 'test' } as const
  const killed = inTransaction(db.app, async tx => {
    expect(await remindFamilies(tx, system, made.town.setting, 10)).toBeGreaterThan(1)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await told('sheet-reminder')).toBe(0)
  await worker.runPending()
  await worker.runPending()
  expect(await told('sheet-reminder')).toBe(2)
})

test('a silent family waits for the next month; a disputed day whose kindergarten is silent goes to the department', async () => {
  await goTo('2026-10-05', '09:00')
  expect(await made.answer(made.other, [made.claim(1)])).toBeUndefined()
  await goTo('2026-10-07', '23:59')
  expect((await made.town.lineOf(made.one)).state).toBe('submitted')
  await goTo('2026-10-08', '00:00')
  await worker.runPending()
  expect(await made.town.lineOf(made.one)).toMatchObject({ state: 'unconfirmed', carried: 1 })
  expect(await told('sheet-unconfirmed')).toBe(1)
  await goTo('2026-10-20', '09:00')
  const { rows } = await sql<{ state: string }>`select sheet_dispute.state from sheet_dispute
    join sheet_line on sheet_line.id = line_id where enrolment_id = ${made.other.enrolmentId}`.execute(
    db.app,
  )
  expect(rows).toEqual([{ state: 'unanswered' }])
})

test('the table of a month is there a week before it begins', async () => {
  const isOpen = async (month: string) => {
    const { rows } = await sql<{ open: boolean }>`
      select to_regclass(${`attendance_mark_${month}`}) is not null as open`.execute(db.owner)
    return rows[0]?.open
  }
  await goTo('2026-11-23', '09:00')
  expect(await isOpen('2026_12')).toBe(false)
  await goTo('2026-11-24', '00:01')
  expect(await isOpen('2026_12')).toBe(true)
})
