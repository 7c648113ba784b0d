/** By when a month is submitted, answered, in an act and paid: what the rules say, and which days these are. */
import type { RulePack } from '../territories/rule-pack.ts'
import { isWorkingDay, type WorkingCalendar } from '../territories/working-calendar.ts'

export type PaymentTerms = {
  /** Days of the month after. */
  readonly submitByDay: number
  readonly answerByDay: number
  readonly actByDay: number
  readonly payByDay: number
}

/** Undefined where months are not paid by sheets (referrals). */
export function paymentTerms(pack: RulePack): PaymentTerms | undefined {
  if (pack.regime === 'referral') return undefined
  if (pack.regime === 'single-voucher') {
    const { values } = pack
    return {
      submitByDay: values['club.providerClosesByDay'].value,
      answerByDay: values['club.guardianConfirmsByDay'].value,
      actByDay: values['club.officerDecidesByDay'].value,
      payByDay: values['club.paidByDay'].value,
    }
  }
  const { values } = pack
  return {
    submitByDay: values['attendance.submitByDay'].value,
    answerByDay: values['attendance.confirmationDays'].value.to,
    actByDay: values['payment.actByDay'].value,
    payByDay: values['payment.payByDay'].value,
  }
}

/** The last day for each step, to its very end. */
export type MonthDates = {
  readonly submitBy: Temporal.PlainDate
  readonly answerBy: Temporal.PlainDate
  readonly actBy: Temporal.PlainDate
  readonly payBy: Temporal.PlainDate
}

/**
 * A day of offices that is a day off moves to the next working day (assumed, as terms of civil law do); that of parents
 * stays, as their letters name it.
 */
export function monthDates(
  calendar: WorkingCalendar,
  month: Temporal.PlainYearMonth,
  terms: PaymentTerms,
): MonthDates {
  const next = month.add({ months: 1 })
  const on = (day: number) => next.toPlainDate({ day })
  return {
    submitBy: workingFrom(calendar, on(terms.submitByDay)),
    answerBy: on(terms.answerByDay),
    actBy: workingFrom(calendar, on(terms.actByDay)),
    payBy: workingFrom(calendar, on(terms.payByDay)),
  }
}

/** In a year that the calendar does not know days are taken as they are. */
function workingFrom(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  let current = day
  for (;;) {
    const working = isWorkingDay(calendar, current)
    if (!working.ok || working.value) return current
    current = current.add({ days: 1 })
  }
}
