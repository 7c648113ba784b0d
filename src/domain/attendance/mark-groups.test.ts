/** Marking: the day's few presses, two teachers at once, a phone that was without a network, mending a day later. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { BadInput, NotAllowed, NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { attendedMonths, type Pupil, refusalOf } from './attended-month.fixture.ts'

const db = useDatabase()
const town = attendedMonths(db)
const day = Temporal.PlainDate.from('2026-09-01')
let group: Awaited<ReturnType<typeof town.aGroup>>
let provider: Actor
let one: Pupil
let other: Pupil

beforeAll(async () => {
  group = await town.aGroup(2)
  provider = group.provider
  const [first, second] = group.pupils
  if (first === undefined || second === undefined) throw new Error('two pupils')
  one = first
  other = second
  town.goTo('2026-09-01')
})

const send = (
  marks: Parameters<typeof town.markDay>[3],
  on = day,
  actor = provider,
  groupId = group.groupId,
) => town.markDay(actor, groupId, on, marks)
const kinds = async (sent: ReturnType<typeof send>) => (await sent).map(outcome => outcome.kind)

async function sumsOf(on = day) {
  const result = await sql<{ present: number; absent: number }>`
    select present, absent from attendance_day where group_id = ${group.groupId} and day = ${on}`.execute(
    db.app,
  )
  return result.rows[0]
}

describe('a day', () => {
  test('is marked in one sending; sent again, nothing changes and nothing is told twice', async () => {
    const marks = [town.mark(one), town.mark(other, { state: 'absent', reason: 'illness' })]
    expect(await kinds(send(marks))).toEqual(['written', 'written'])
    expect(await sumsOf()).toEqual({ present: 1, absent: 1 })
    expect(await kinds(send(marks))).toEqual(['unchanged', 'unchanged'])
    expect(await town.leaves()).toEqual(['attendance.marked'])
  })

  test('is not overwritten by a device that did not see the newest mark; what did not clash is written', async () => {
    const came = town.mark(other, { seenRevision: 1 })
    expect(await kinds(send([came]))).toEqual(['changed'])
    // The second phone still shows the illness of revision 1.
    const family = town.mark(other, { state: 'absent', reason: 'family', seenRevision: 1 })
    const [clash] = await send([family])
    expect(clash).toMatchObject({ kind: 'conflict', current: { state: 'present', revision: 2 } })
    const decided = { ...family, seenRevision: 2 }
    const timed = town.mark(one, { arrivedAt: Temporal.PlainTime.from('08:10'), seenRevision: 1 })
    expect(await kinds(send([decided, timed]))).toEqual(['changed', 'changed'])
    expect(await sumsOf()).toEqual({ present: 1, absent: 1 })
  })

  test('keeps every change, with what it was', async () => {
    const { rows } = await sql`
      select revision, before_state, after_state, after_reason from attendance_change
      where enrolment_id = ${other.enrolmentId} order by revision`.execute(db.app)
    expect(rows).toEqual([
      { revision: 2, before_state: 'absent', after_state: 'present', after_reason: null },
      { revision: 3, before_state: 'present', after_state: 'absent', after_reason: 'family' },
    ])
  })

  test('of two teachers at once has both sendings in turn: one writes, the other is told', async () => {
    const next = Temporal.PlainDate.from('2026-09-02')
    town.goTo('2026-09-02')
    const [first, second] = await Promise.all([
      send([town.mark(one)], next),
      send([town.mark(one, { state: 'absent' })], next),
    ])
    const both = [first?.[0]?.kind, second?.[0]?.kind].sort()
    expect(both).toEqual(['conflict', 'written'])
  })

  test('that is over is mended with a reason only', async () => {
    const next = Temporal.PlainDate.from('2026-09-02')
    town.goTo('2026-09-03')
    const { rows } = await sql<{ revision: number; state: string }>`
      select revision, state from attendance_mark where enrolment_id = ${one.enrolmentId} and day = ${next}`.execute(
      db.app,
    )
    const seen = rows[0]?.revision ?? 0
    const turned = rows[0]?.state === 'present' ? 'absent' : 'present'
    const mend = town.mark(one, { state: turned, seenRevision: seen })
    expect(await kinds(send([mend], next))).toEqual(['words-needed'])
    expect(await kinds(send([{ ...mend, words: 'Қате басылған' }], next))).toEqual(['changed'])
    // A day that was forgotten is marked late, without a reason: that it is late is seen.
    expect(await kinds(send([town.mark(other)], next))).toEqual(['written'])
  })
})

describe('nobody marks', () => {
  test('a day to come, a weekend, a year that the calendar does not know', async () => {
    const on = (text: string) => refusalOf(send([town.mark(one)], Temporal.PlainDate.from(text)))
    expect(await on('2026-09-04')).toBe('attendance/day-to-come')
    expect(await on('2026-08-30')).toBe('attendance/day-off')
    expect(await on('1999-09-01')).toBe('attendance/day-off')
  })

  test('a child of another group, nor one before its first day', async () => {
    const stranger = { ...town.mark(one), enrolmentId: 9_999_999n }
    expect(await kinds(send([stranger], Temporal.PlainDate.from('2026-09-03')))).toEqual([
      'not-enrolled',
    ])
    expect(await kinds(send([town.mark(one)], Temporal.PlainDate.from('2026-08-28')))).toEqual([
      'not-enrolled',
    ])
  })

  test('in the group of another kindergarten, nor as a guardian or an officer', async () => {
    const outsiders: Actor[] = [
      { kind: 'provider', staffId: 1n, providerId: 999_999n, territory: 'taraz' },
      { kind: 'guardian', personId: one.contract.guardianId },
      { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' },
    ]
    for (const outsider of outsiders) {
      await expect(send([town.mark(one)], day, outsider)).rejects.toBeInstanceOf(NotAllowed)
    }
    await expect(send([town.mark(one)], day, provider, 999_999n)).rejects.toBeInstanceOf(NotFound)
  })

  test('what no form of ours sends', async () => {
    const time = Temporal.PlainTime.from('09:00')
    const wrong = [
      [town.mark(one), town.mark(one)],
      [town.mark(one, { reason: 'illness' })],
      [town.mark(one, { state: 'absent', arrivedAt: time })],
      [town.mark(one, { arrivedAt: time, leftAt: Temporal.PlainTime.from('08:00') })],
      [town.mark(one, { words: 'x' })],
      [town.mark(one, { words: 'x'.repeat(501) })],
    ]
    for (const marks of wrong) await expect(send(marks)).rejects.toBeInstanceOf(BadInput)
  })
})

test('the months that are marked have tables of their own, which the application cannot touch directly', async () => {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'attendance_mark'::regclass`.execute(
    db.owner,
  )
  expect(rows.map(row => row.name)).toEqual(['attendance_mark_2026_09'])
  await expect(sql`select from attendance_mark_2026_09`.execute(db.app)).rejects.toThrow(
    /permission/,
  )
  await expect(
    sql`select open_attendance_month(date '1800-01-01')`.execute(db.app),
  ).rejects.toThrow(/no month/)
})
