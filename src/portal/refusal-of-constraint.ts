/** What a broken constraint of the database means in words: the maps of all rooms together. */
import { activityConstraints } from '../domain/activities/activity.ts'
import { applicationConstraints } from '../domain/applications/application.ts'
import { attendanceConstraints } from '../domain/attendance/attendance.ts'
import { caseConstraints } from '../domain/cases/family-case.ts'
import { choiceConstraints } from '../domain/choice/hold.ts'
import { contractConstraints } from '../domain/contracts/contract.ts'
import { ledgerConstraints } from '../domain/ledger/ledger.ts'
import { lessonConstraints } from '../domain/lessons/lesson.ts'
import { letterConstraints } from '../domain/letters/letter.ts'
import { namingConstraints } from '../domain/namings/naming.ts'
import { paymentConstraints } from '../domain/payments/act.ts'
import { bankConstraints } from '../domain/payments/payment.ts'
import { providerConstraints } from '../domain/providers/provider.ts'
import { ratingConstraints } from '../domain/ratings/rating.ts'
import { referralConstraints } from '../domain/referrals/referral.ts'
import { swapConstraints } from '../domain/swaps/swap.ts'
import { voucherConstraints } from '../domain/vouchers/voucher.ts'
import type { RefusalCode } from '../locales/refusal-code.ts'

export const refusalOfConstraint: Readonly<Record<string, RefusalCode>> = {
  ...activityConstraints,
  ...applicationConstraints,
  ...choiceConstraints,
  ...caseConstraints,
  ...contractConstraints,
  ...ledgerConstraints,
  ...namingConstraints,
  ...letterConstraints,
  ...providerConstraints,
  ...ratingConstraints,
  ...referralConstraints,
  ...swapConstraints,
  ...attendanceConstraints,
  ...lessonConstraints,
  ...paymentConstraints,
  ...bankConstraints,
  ...voucherConstraints,
}
