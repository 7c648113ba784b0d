/** Deadlines of families over real holidays, at the edges of the day in Almaty. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeadlineTerm, deadlineAfter, workingDaysLeft } from './deadline.ts'
import { loadTerritoryData } from './load-data.ts'
import { isWorkingDay } from './working-calendar.ts'

const loaded = loadTerritoryData('data')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { calendar } = loaded.value

const almaty = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`).toInstant()

function deadline(deliveredAt: Temporal.Instant, term: DeadlineTerm) {
  const result = deadlineAfter(calendar, deliveredAt, term)
  if (!result.ok) throw new Error(`year ${result.error.year} is not covered`)
  return result.value
}

const lastDay = (text: string, term: DeadlineTerm) =>
  deadline(almaty(text), term).lastDay.toString()

function left(deliveredAt: string, workingDays: number, now: string): number {
  const result = workingDaysLeft(
    calendar,
    deadline(almaty(deliveredAt), { workingDays }),
    almaty(now),
  )
  if (!result.ok) throw new Error(`year ${result.error.year} is not covered`)
  return result.value
}

describe('a deadline in working days', () => {
  it('starts on the day after the delivered notice', () => {
    expect(lastDay('2026-11-23T10:00', { workingDays: 2 })).toBe('2026-11-25')
  })

  it('belongs to the civil day of Almaty: one second before and at midnight differ by a day', () => {
    expect(lastDay('2026-11-23T23:59:59', { workingDays: 2 })).toBe('2026-11-25')
    expect(lastDay('2026-11-24T00:00:00', { workingDays: 2 })).toBe('2026-11-26')
  })

  it('leaves out weekends, Nauryz and the days moved behind it', () => {
    expect(lastDay('2026-11-20T10:00', { workingDays: 2 })).toBe('2026-11-24')
    expect(lastDay('2026-03-19T10:00', { workingDays: 2 })).toBe('2026-03-26')
    expect(lastDay('2025-03-20T18:00', { workingDays: 5 })).toBe('2025-04-01')
  })

  it('leaves out New Year over the change of the year and counts a worked Sunday', () => {
    expect(lastDay('2025-12-31T12:00', { workingDays: 2 })).toBe('2026-01-06')
    expect(lastDay('2024-12-31T12:00', { workingDays: 2 })).toBe('2025-01-06')
  })

  it('counts the worked Saturday 4 May 2024 and leaves out the day off that it was moved to', () => {
    expect(lastDay('2024-05-03T12:00', { workingDays: 3 })).toBe('2024-05-10')
  })

  it('ends with the last second of its last day, not before', () => {
    const ends = deadline(almaty('2026-11-23T10:00'), { workingDays: 2 })
    expect(ends.endsAt.toString()).toBe('2026-11-25T19:00:00Z')
  })

  it('ended by the older clock of Almaty, UTC+6, before 1 March 2024', () => {
    const ends = deadline(almaty('2024-02-20T10:00'), { workingDays: 2 })
    expect(ends.endsAt.toString()).toBe('2024-02-22T18:00:00Z')
  })

  it('is refused when it runs into a year whose days off are not known', () => {
    expect(deadlineAfter(calendar, almaty('2027-12-30T10:00'), { workingDays: 5 })).toEqual({
      ok: false,
      error: { reason: 'year-not-covered', year: 2028 },
    })
  })
})

describe('a deadline in calendar days', () => {
  it('counts every day and is not moved from a day off', () => {
    expect(lastDay('2026-02-21T10:00', { calendarDays: 28 })).toBe('2026-03-21')
  })

  it('needs no calendar of the year', () => {
    expect(lastDay('2027-12-30T10:00', { calendarDays: 28 })).toBe('2028-01-27')
  })
})

describe('working days left', () => {
  it('are all of the term on the day of the notice, and count today until it is over', () => {
    expect(left('2026-11-23T10:00', 2, '2026-11-23T10:00')).toBe(2)
    expect(left('2026-11-23T10:00', 2, '2026-11-24T09:00')).toBe(2)
    expect(left('2026-11-23T10:00', 2, '2026-11-25T23:59:59')).toBe(1)
    expect(left('2026-11-23T10:00', 2, '2026-11-26T00:00')).toBe(0)
    expect(left('2026-11-23T10:00', 2, '2027-01-15T00:00')).toBe(0)
  })

  it('do not fall on days off', () => {
    expect(left('2026-03-19T10:00', 2, '2026-03-20T10:00')).toBe(2)
    expect(left('2026-03-19T10:00', 2, '2026-03-21T10:00')).toBe(1)
    expect(left('2026-03-19T10:00', 2, '2026-03-25T10:00')).toBe(1)
  })

  it('of any notice: a later notice never ends earlier, and the last day is a working day after it', () => {
    const minutes = fc.integer({ min: 0, max: 1_300 * 24 * 60 })
    const start = almaty('2024-03-01T00:00')
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 20 }), (a, b, workingDays) => {
        const first = deadline(start.add({ minutes: Math.min(a, b) }), { workingDays })
        const second = deadline(start.add({ minutes: Math.max(a, b) }), { workingDays })
        expect(Temporal.Instant.compare(first.endsAt, second.endsAt)).not.toBe(1)
        expect(isWorkingDay(calendar, first.lastDay)).toEqual({ ok: true, value: true })
        expect(Temporal.PlainDate.compare(first.lastDay, first.noticeDay)).toBe(1)
        expect(workingDaysLeft(calendar, first, start.add({ minutes: Math.min(a, b) }))).toEqual({
          ok: true,
          value: workingDays,
        })
      }),
    )
  })
})
