/** Working days of a month, by the calendar of the country; a year that it does not know cannot be marked or paid. */
import { assertDefined } from '../../base/assert.ts'
import { isWorkingDay, type WorkingCalendar } from '../territories/working-calendar.ts'

export function isWorking(calendar: WorkingCalendar, day: Temporal.PlainDate): boolean {
  const working = isWorkingDay(calendar, day)
  return assertDefined(working.ok ? working : undefined, 'the calendar covers the year').value
}

/** In their order; never empty. */
export function workingDaysOf(
  calendar: WorkingCalendar,
  month: Temporal.PlainYearMonth,
): readonly Temporal.PlainDate[] {
  return Array.from({ length: month.daysInMonth }, (_, index) =>
    month.toPlainDate({ day: index + 1 }),
  ).filter(day => isWorking(calendar, day))
}
