/** What the rules of the day say about sheets; undefined where sheets are not kept (referrals). */
import type { RulePack, RulePackOf } from '../territories/rule-pack.ts'
import type { AbsenceReason } from './attendance.ts'
import type { PayableExcuse } from './month-days.ts'

export type AttendanceTerms = {
  readonly reasons: readonly AbsenceReason[]
  readonly arrivalTimes: 'none' | 'optional' | 'required'
  /** Day of the next month up to which, and with which, parents answer. */
  readonly answerUntilDay: number
  readonly leastAnswerWorkingDays: number
  readonly disputeAnswerWorkingDays: number
  /** How many times an unanswered line waits for another month before an officer must decide. */
  readonly carriedCycles: number
  readonly excuses: readonly PayableExcuse[]
}

export function attendanceTerms(pack: RulePack): AttendanceTerms | undefined {
  if (pack.regime === 'referral') return undefined
  const { values } = pack
  return {
    reasons: values['attendance.absenceReasons'].value,
    arrivalTimes: values['attendance.arrivalTimes'].value,
    answerUntilDay: answerUntilDay(pack),
    leastAnswerWorkingDays: values['attendance.leastConfirmationWorkingDays'].value,
    disputeAnswerWorkingDays: values['attendance.disputeAnswerWorkingDays'].value,
    carriedCycles: values['attendance.carriedCycles'].value,
    excuses: values['payment.payableExcuses'].value,
  }
}

/** Clubs have dates of their own (rules of clubs: the month closes). */
function answerUntilDay(pack: RulePackOf<'voucher' | 'single-voucher'>): number {
  return pack.regime === 'voucher'
    ? pack.values['attendance.confirmationDays'].value.to
    : pack.values['club.guardianConfirmsByDay'].value
}
