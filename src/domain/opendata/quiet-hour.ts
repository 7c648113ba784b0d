/** When the night's work is due: once after 03:00 of each civil day, also when the process slept through it. */
import { ALMATY } from '../../base/time-zone.ts'

/** Nobody applies then, and the day before is complete. */
const QUIET_HOUR = 3

/** The night whose work is due at a moment: the civil day of the last 03:00 that has passed. */
export function nightOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(ALMATY).subtract({ hours: QUIET_HOUR }).toPlainDate()
}
