/** The hours of the night in which nobody is woken by an SMS (pack value `notice.quietHours`). */
import { ALMATY } from '../../base/time-zone.ts'

/** Clock times "HH:MM"; `from` later than `until` means over midnight, equal means none. */
export type QuietHours = { readonly from: string; readonly until: string }

/** The first moment that is not quiet, or undefined when `now` is not quiet at all. */
export function quietUntil(quiet: QuietHours, now: Temporal.Instant): Temporal.Instant | undefined {
  const { from, until } = quiet
  if (from === until) return undefined
  const local = now.toZonedDateTimeISO(ALMATY)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const overMidnight = from > until
  const isQuiet = overMidnight ? time >= from || time < until : time >= from && time < until
  if (!isQuiet) return undefined
  const today = local.toPlainDate()
  const day = overMidnight && time >= from ? today.add({ days: 1 }) : today
  return day.toZonedDateTime({ timeZone: ALMATY, plainTime: until }).toInstant()
}
