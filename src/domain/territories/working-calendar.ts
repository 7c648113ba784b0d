/** The Kazakh working calendar: which days are working days (Labour Code, articles 84 and 85; moved days by order). */
import { err, ok, type Result } from '../../base/result.ts'
import type { Mark } from './rule-value.ts'

export type CalendarDay = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string }
  readonly mark: Mark
  readonly source: string
}

export type WorkingCalendar = {
  /** The years whose days off are in the data, and how sure each is. */
  readonly years: ReadonlyMap<number, { readonly mark: Mark; readonly source: string }>
  /** Holidays and moved days off, by day; Saturdays and Sundays need no entry. */
  readonly daysOff: ReadonlyMap<string, CalendarDay>
  /** Saturdays and Sundays that were made working days, by day. */
  readonly workingWeekends: ReadonlyMap<string, CalendarDay>
}

/** The calendar does not know a year that the question touches: nobody may guess its days off. */
export type YearNotCovered = { readonly reason: 'year-not-covered'; readonly year: number }

const SATURDAY = 6

export function isWorkingDay(
  calendar: WorkingCalendar,
  day: Temporal.PlainDate,
): Result<boolean, YearNotCovered> {
  if (!calendar.years.has(day.year)) return err({ reason: 'year-not-covered', year: day.year })
  const text = day.toString()
  if (calendar.workingWeekends.has(text)) return ok(true)
  return ok(day.dayOfWeek < SATURDAY && !calendar.daysOff.has(text))
}

/**
 * The n-th working day after `day`; `day` itself is never counted.
 *
 * @param count a whole number, at least 0; 0 gives `day` itself, working or not
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  day: Temporal.PlainDate,
  count: number,
): Result<Temporal.PlainDate, YearNotCovered> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`working days to add must be a whole number from 0, not ${count}`)
  }
  let current = day
  let passed = 0
  while (passed < count) {
    current = current.add({ days: 1 })
    const working = isWorkingDay(calendar, current)
    if (!working.ok) return working
    if (working.value) passed += 1
  }
  return ok(current)
}

/** Working days after `from`, up to and with `to`; 0 when `to` is not later than `from`. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Result<number, YearNotCovered> {
  let count = 0
  let current = from
  while (Temporal.PlainDate.compare(current, to) < 0) {
    current = current.add({ days: 1 })
    const working = isWorkingDay(calendar, current)
    if (!working.ok) return working
    if (working.value) count += 1
  }
  return ok(count)
}
