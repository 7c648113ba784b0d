/** On which day the bank is asked to pay, and by which day of the month it should be. */
import type { RulePack } from '../territories/rule-pack.ts'
import { isWorkingDay, type WorkingCalendar } from '../territories/working-calendar.ts'

/** Money leaves at once: the first working day from the release on. A year that the calendar does not know has no days off. */
export function payOnDay(calendar: WorkingCalendar, today: Temporal.PlainDate): Temporal.PlainDate {
  let day = today
  for (;;) {
    const working = isWorkingDay(calendar, day)
    if (!working.ok || working.value) return day
    day = day.add({ days: 1 })
  }
}

/** `payment.payByDay` of the month after the act's; undefined where the rules know none (clubs, referrals). */
export function payByDay(
  pack: RulePack | undefined,
  month: Temporal.PlainYearMonth,
): Temporal.PlainDate | undefined {
  if (pack === undefined || !('payment.payByDay' in pack.values)) return undefined
  const { value } = pack.values['payment.payByDay']
  const next = month.add({ months: 1 })
  return next.toPlainDate({ day: Math.min(Number(value), next.daysInMonth) })
}
