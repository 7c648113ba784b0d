/** The terms of long absences, out of a pack that has vouchers. */
import type { RulePack } from '../territories/rule-pack.ts'

export type AbsenceTerms = {
  readonly decisionAfterCalendarDays: number
  readonly objectionWorkingDays: number
}

/** Undefined without rules, and for a referral pack: without a voucher there is no money that an absence could hold. */
export function absenceTerms(pack: RulePack | undefined): AbsenceTerms | undefined {
  if (pack === undefined || pack.regime === 'referral') return undefined
  return {
    decisionAfterCalendarDays: pack.values['absence.decisionAfterCalendarDays'].value,
    objectionWorkingDays: pack.values['absence.objectionWorkingDays'].value,
  }
}
