/** The Kazakh working calendar over real holidays of 2024-2027, and its arithmetic. */
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTerritoryData } from './load-data.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-calendar.ts'

const loaded = loadTerritoryData('data')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { calendar } = loaded.value

const day = (text: string) => Temporal.PlainDate.from(text)

function working(text: string): boolean {
  const result = isWorkingDay(calendar, day(text))
  if (!result.ok) throw new Error(`year ${result.error.year} is not covered`)
  return result.value
}

function add(from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const result = addWorkingDays(calendar, from, count)
  if (!result.ok) throw new Error(`year ${result.error.year} is not covered`)
  return result.value
}

function between(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const result = workingDaysBetween(calendar, from, to)
  if (!result.ok) throw new Error(`year ${result.error.year} is not covered`)
  return result.value
}

describe('days off', () => {
  it('are Nauryz from 21 March and the days moved behind it', () => {
    const off = ['2025-03-21', '2025-03-24', '2025-03-25', '2026-03-23', '2026-03-24', '2026-03-25']
    for (const text of off) expect(working(text), text).toBe(false)
    for (const text of ['2025-03-20', '2025-03-26', '2026-03-20', '2026-03-26']) {
      expect(working(text), text).toBe(true)
    }
  })

  it('are New Year and Orthodox Christmas, with 3 January 2025 moved from Sunday 5 January', () => {
    for (const text of ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04', '2025-01-07']) {
      expect(working(text), text).toBe(false)
    }
    for (const text of ['2025-01-05', '2025-01-06', '2025-01-08']) expect(working(text)).toBe(true)
  })

  it('are 7, 8 and 9 May 2024, with Saturday 4 May worked instead', () => {
    for (const text of ['2024-05-07', '2024-05-08', '2024-05-09']) {
      expect(working(text), text).toBe(false)
    }
    expect(working('2024-05-04')).toBe(true)
  })

  it('do not move for Kurban Ait: Monday 17 June 2024 was worked', () => {
    expect(working('2024-06-17')).toBe(true)
    expect(working('2025-06-06')).toBe(false)
    expect(working('2026-05-27')).toBe(false)
  })

  it('have Constitution Day on 30 August to 2025 and on 15 March from 2027', () => {
    expect(working('2025-09-01')).toBe(false)
    expect(working('2026-03-16')).toBe(true)
    expect(working('2026-08-31')).toBe(true)
    expect(working('2027-03-15')).toBe(false)
  })

  it('give the numbers of days of rest that the ministry published: 117, 119, and 119 less one', () => {
    const rest = (year: number) =>
      day(`${year}-01-01`).daysInYear - between(day(`${year - 1}-12-31`), day(`${year}-12-31`))
    expect([rest(2024), rest(2025), rest(2026)]).toEqual([117, 119, 118])
  })

  it('agree with date-holidays on every holiday of a fixed date', () => {
    const published = new Holidays('KZ')
    for (const year of calendar.years.keys()) {
      const fixed = published
        .getHolidays(year)
        .filter(one => one.type === 'public' && !one.substitute && /^\d\d-\d\d/.test(one.rule))
        .map(one => one.date.slice(0, 10))
        // The ministry (18.03.2026): the new Constitution Day is a holiday from 2027, not on the day of the vote itself.
        .filter(text => text !== '2026-03-15')
      expect(fixed.length).toBeGreaterThan(12)
      expect(fixed.filter(text => !calendar.daysOff.has(text))).toEqual([])
    }
  })

  it('of a year without data are not guessed', () => {
    const unknown = { ok: false, error: { reason: 'year-not-covered', year: 2028 } }
    expect(isWorkingDay(calendar, day('2028-01-10'))).toEqual(unknown)
    expect(addWorkingDays(calendar, day('2027-12-30'), 5)).toEqual(unknown)
    expect(workingDaysBetween(calendar, day('2027-12-01'), day('2028-02-01'))).toEqual(unknown)
  })
})

describe('adding working days', () => {
  const someDay = fc
    // Twice sixty working days later the calendar still knows the year.
    .integer({ min: 0, max: 1240 })
    .map(offset => Temporal.PlainDate.from('2024-01-01').add({ days: offset }))
  const count = fc.integer({ min: 1, max: 60 })

  it('crosses the year with its holidays', () => {
    expect(add(day('2024-12-31'), 1).toString()).toBe('2025-01-05')
    expect(add(day('2025-12-30'), 2).toString()).toBe('2026-01-05')
    expect(add(day('2026-12-31'), 2).toString()).toBe('2027-01-06')
  })

  it('passes exactly as many working days and ends on one', () => {
    fc.assert(
      fc.property(someDay, count, (from, n) => {
        const to = add(from, n)
        expect(between(from, to)).toBe(n)
        expect(working(to.toString())).toBe(true)
        expect(between(from, to.subtract({ days: 1 }))).toBe(n - 1)
      }),
    )
  })

  it('goes forward: a later day or one more working day never ends earlier', () => {
    fc.assert(
      fc.property(someDay, count, (from, n) => {
        const end = add(from, n)
        expect(Temporal.PlainDate.compare(add(from, n + 1), end)).toBe(1)
        expect(Temporal.PlainDate.compare(add(from.add({ days: 1 }), n), end)).not.toBe(-1)
      }),
    )
  })

  it('in two steps is the same as in one', () => {
    fc.assert(
      fc.property(someDay, count, count, (from, a, b) => {
        expect(add(add(from, a), b).toString()).toBe(add(from, a + b).toString())
      }),
    )
  })

  it('of none stays, and of a negative or broken number is a fault', () => {
    expect(add(day('2026-03-21'), 0).toString()).toBe('2026-03-21')
    expect(() => addWorkingDays(calendar, day('2026-03-21'), -1)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, day('2026-03-21'), 1.5)).toThrow(RangeError)
  })
})
