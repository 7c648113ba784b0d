/** A child's month in one group as letters, one a day: what a parent is shown, answers, and what is paid. */
import type { AbsencePaper, AbsenceReason, MarkContent } from './attendance.ts'

/** p present · i ill, with a certificate · l on leave, asked for · a absent or not marked · - no working day · . not enrolled */
export type DayLetter = 'p' | 'i' | 'l' | 'a' | '-' | '.'

/** `payment.payableExcuses` of the rules; `limitDaysPerYear` null: no limit. */
export type PayableExcuse = {
  readonly reason: 'illness' | 'leave'
  readonly limitDaysPerYear: number | null
}

export type MonthBasis = {
  readonly month: Temporal.PlainYearMonth
  /** Of the month, by the working calendar, as `YYYY-MM-DD`. */
  readonly workingDays: ReadonlySet<string>
  readonly enrolledFrom: Temporal.PlainDate
  readonly enrolledTo: Temporal.PlainDate | null
  /** By `YYYY-MM-DD`. */
  readonly marks: ReadonlyMap<string, Pick<MarkContent, 'state' | 'reason'>>
  readonly papers: readonly AbsencePaper[]
  readonly excuses: readonly PayableExcuse[]
  /** Days already paid for a reason in the same calendar year, in whatever group. */
  readonly usedDays: ReadonlyMap<AbsenceReason, number>
}

const EXCUSED: Readonly<Record<PayableExcuse['reason'], DayLetter>> = { illness: 'i', leave: 'l' }

/** An absence is payable with its paper and within its limit; otherwise it is an absence like any other. */
export function composeMonth(basis: MonthBasis): string {
  const used = new Map(basis.usedDays)
  let days = ''
  for (let number = 1; number <= basis.month.daysInMonth; number += 1) {
    days += letterOf(basis, basis.month.toPlainDate({ day: number }), used)
  }
  return days
}

function letterOf(
  basis: MonthBasis,
  day: Temporal.PlainDate,
  used: Map<AbsenceReason, number>,
): DayLetter {
  const { compare } = Temporal.PlainDate
  if (compare(day, basis.enrolledFrom) < 0) return '.'
  if (basis.enrolledTo !== null && compare(day, basis.enrolledTo) > 0) return '.'
  if (!basis.workingDays.has(day.toString())) return '-'
  const mark = basis.marks.get(day.toString())
  if (mark === undefined) return 'a'
  if (mark.state === 'present') return 'p'
  const excuse = basis.excuses.find(one => one.reason === mark.reason)
  if (excuse === undefined) return 'a'
  const proved = basis.papers.some(
    paper =>
      paper.reason === excuse.reason &&
      compare(paper.firstDay, day) <= 0 &&
      compare(day, paper.lastDay) <= 0,
  )
  const before = used.get(excuse.reason) ?? 0
  if (!proved || before >= (excuse.limitDaysPerYear ?? Infinity)) return 'a'
  used.set(excuse.reason, before + 1)
  return EXCUSED[excuse.reason]
}

export const isPayable = (letter: string): boolean =>
  letter === 'p' || letter === 'i' || letter === 'l'

export function countPayable(days: string): number {
  let count = 0
  for (const letter of days) if (isPayable(letter)) count += 1
  return count
}

export type MonthCounts = {
  readonly attended: number
  /** Missed and payable all the same. */
  readonly excused: number
  readonly missed: number
}

export function countDays(days: string): MonthCounts {
  const count = (wanted: RegExp) => days.match(wanted)?.length ?? 0
  return { attended: count(/p/g), excused: count(/[il]/g), missed: count(/a/g) }
}

/** The letter of a day of the month, from 1; undefined outside of it. */
export function letterAt(days: string, day: number): string | undefined {
  return days[day - 1]
}
