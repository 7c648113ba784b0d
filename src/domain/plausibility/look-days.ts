/** The days of a month as the detectors ask for them; marks lie in a table a month, so both ends are always named. */
import { isWorking } from '../attendance/working-month.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'

export function monthOf(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: 1 })
}

export function lastDayOf(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: month.daysInMonth })
}

/** Saturdays, Sundays, holidays and moved days off. */
export function daysOffOf(
  calendar: WorkingCalendar,
  month: Temporal.PlainYearMonth,
): readonly Temporal.PlainDate[] {
  return Array.from({ length: month.daysInMonth }, (_, index) =>
    month.toPlainDate({ day: index + 1 }),
  ).filter(day => !isWorking(calendar, day))
}
