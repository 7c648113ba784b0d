/** The week's digest: once a guardian, child and week; only where something was marked; at a time when it is news. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aWorker } from '../../../test/worker.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { twoChildren } from './submitted-month.fixture.ts'
import { tellWeek, weekToTell } from './tell-week.ts'

const db = useDatabase()
const SYSTEM = { kind: 'system', name: 'test' } as const
let made: Awaited<ReturnType<typeof twoChildren>>
let town: (typeof made)['town']

beforeEach(async () => {
  made = await twoChildren(db)
  town = made.town
})

async function told() {
  const ids = [made.one, made.other].map(pupil => pupil.application.id)
  const { rows } = await sql<{ personId: bigint; facts: { count: number } }>`
    select person_id as "personId", facts from message
    where template = 'attendance-week' and application_id = any(${ids}::bigint[]) order by id`.execute(
    db.app,
  )
  return rows.map(row => [row.personId, row.facts.count])
}

const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Almaty').toInstant()

test('a week ends on a Friday and is told from Saturday 10:00 to Monday 10:00', () => {
  expect(weekToTell(at('2026-09-05T09:59'))).toBeUndefined()
  for (const now of ['2026-09-05T10:00', '2026-09-06T23:00', '2026-09-07T09:59']) {
    expect(weekToTell(at(now))?.toString()).toBe('2026-09-04')
  }
  expect(weekToTell(at('2026-09-07T10:00'))).toBeUndefined()
  expect(weekToTell(at('2026-09-09T12:00'))).toBeUndefined()
})

test('every legal representative is told of the days that were marked, once, and nobody of whom nothing was', async () => {
  const stranger = made.other.contract.guardianId
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${made.one.application.childId}, ${stranger}, 'register', now())`.execute(db.owner)
  for (const day of ['2026-09-01', '2026-09-02', '2026-09-04']) {
    town.goTo(day)
    const state = day === '2026-09-02' ? ('absent' as const) : ('present' as const)
    await town.markDay(made.group.provider, made.group.groupId, Temporal.PlainDate.from(day), [
      town.mark(made.one, { state }),
    ])
  }
  const worker = aWorker(db, town.setting)
  town.goTo('2026-09-05', '09:30')
  await worker.runPending()
  expect(await told()).toEqual([])
  town.goTo('2026-09-05', '10:01')
  await worker.runPending()
  await worker.runPending()
  const guardian = made.one.contract.guardianId
  const both = [guardian, stranger].sort((one, other) => (one < other ? -1 : 1))
  expect(await told()).toEqual(both.map(id => [id, 2]))
  await worker.end()
  expect(worker.faults).toEqual([])
})

test('killed in the middle, or done by two at once, it tells everybody once', async () => {
  town.goTo('2026-09-01')
  await town.markDay(
    made.group.provider,
    made.group.groupId,
    Temporal.PlainDate.from('2026-09-01'),
    [town.mark(made.one), town.mark(made.other)],
  )
  town.goTo('2026-09-05', '11:00')
  await sql`delete from attendance_digest`.execute(db.owner)
  const step = () => inTransaction(db.app, tx => tellWeek(tx, SYSTEM, town.setting, 1))
  const killed = inTransaction(db.app, async tx => {
    await tellWeek(tx, SYSTEM, town.setting, 500)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await told()).toEqual([])
  const all = async () => {
    while (await step());
  }
  await Promise.all([all(), all()])
  expect((await told()).map(([, count]) => count)).toEqual([1, 1])
})
