/** A month in letters: what counts, what is excused, where a limit ends. */
import { describe, expect, test } from 'vitest'
import type { AbsenceReason, MarkContent } from './attendance.ts'
import { composeMonth, countDays, type MonthBasis } from './month-days.ts'

const month = Temporal.PlainYearMonth.from('2026-09')
const day = (number: number) => month.toPlainDate({ day: number })
/** September 2026 begins on a Tuesday; no public holiday lies in it. */
const workingDays = new Set(
  Array.from({ length: 30 }, (_, index) => day(index + 1))
    .filter(one => one.dayOfWeek < 6)
    .map(String),
)
type Marked = Pick<MarkContent, 'state' | 'reason'>
const present: Marked = { state: 'present', reason: null }
const absent = (reason: AbsenceReason | null): Marked => ({ state: 'absent', reason })
const markedOn = (entries: readonly (readonly [number, Marked])[]) =>
  new Map(entries.map(([number, mark]) => [day(number).toString(), mark]))

const basis: MonthBasis = {
  month,
  workingDays,
  enrolledFrom: day(1),
  enrolledTo: null,
  marks: new Map([...workingDays].map(one => [one, present])),
  papers: [],
  excuses: [
    { reason: 'illness', limitDaysPerYear: null },
    { reason: 'leave', limitDaysPerYear: 3 },
  ],
  usedDays: new Map(),
}

describe('a month in letters', () => {
  test('has a letter for each day, and weekends are no days', () => {
    expect(composeMonth(basis)).toBe('pppp--ppppp--ppppp--ppppp--ppp')
    expect(countDays(composeMonth(basis))).toEqual({ attended: 22, excused: 0, missed: 0 })
  })

  test('begins and ends with the enrolment', () => {
    const some = composeMonth({ ...basis, enrolledFrom: day(10), enrolledTo: day(21) })
    expect(some).toBe('.........pp--ppppp--p.........')
  })

  test('a day that nobody marked is not paid, a mark on a day off is no day', () => {
    const marks = markedOn([
      [1, present],
      [5, present],
    ])
    expect(composeMonth({ ...basis, marks })).toBe('paaa--aaaaa--aaaaa--aaaaa--aaa')
  })

  test('illness counts with its certificate, on its days only', () => {
    const marks = markedOn([1, 2, 3, 4].map(one => [one, absent('illness')] as const))
    const papers = [{ reason: 'illness', firstDay: day(2), lastDay: day(3) }] as const
    expect(composeMonth({ ...basis, marks, papers }).slice(0, 4)).toBe('aiia')
    const other = [{ ...papers[0], reason: 'leave' }] as const
    expect(composeMonth({ ...basis, marks, papers: other }).slice(0, 4)).toBe('aaaa')
  })

  test('a child that came though a paper covers the day was there', () => {
    const papers = [{ reason: 'illness', firstDay: day(1), lastDay: day(30) }] as const
    expect(composeMonth({ ...basis, papers })).toBe(composeMonth(basis))
  })

  test('leave counts up to its limit of the year, of which earlier months have used a part', () => {
    const marks = markedOn([1, 2, 3, 4].map(one => [one, absent('leave')] as const))
    const papers = [{ reason: 'leave', firstDay: day(1), lastDay: day(30) }] as const
    expect(composeMonth({ ...basis, marks, papers }).slice(0, 4)).toBe('llla')
    const usedDays = new Map([['leave', 2]] as const)
    expect(composeMonth({ ...basis, marks, papers, usedDays }).slice(0, 4)).toBe('laaa')
    expect([...usedDays]).toEqual([['leave', 2]])
  })

  test('other reasons are known and not paid', () => {
    const marks = markedOn([
      [1, absent('family')],
      [2, absent('quarantine')],
      [3, absent(null)],
    ])
    expect(composeMonth({ ...basis, marks }).slice(0, 3)).toBe('aaa')
  })
})
