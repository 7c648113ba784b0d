/** The last day of a deadline, of which the first moment that is too late is known. Pure. */
import { ALMATY } from '../../base/time-zone.ts'

export function dayBefore(firstLate: Temporal.Instant): Temporal.PlainDate {
  return firstLate.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}
