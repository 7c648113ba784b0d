/** Rules that only kindergartens have: vouchers' attendance and payment, and the referral regime. */
import { z } from 'zod'
import {
  attendanceRules,
  contractRules,
  excuse,
  paymentRules,
  ratingRules,
  thirdSignatureRules,
} from './contract-rules.ts'
import { offerRules } from './offer-rules.ts'
import {
  clockTime,
  dayOfMonth,
  listOf,
  monthDay,
  oneOf,
  rule,
  wholeNumber,
  yesNo,
} from './rule-value.ts'

export const preschoolRules = {
  /** The youngest cohort is served after all others. */
  'queue.youngestCohortLast': rule(yesNo),
  ...contractRules,
  /** When families who could exchange their places are looked for each night. */
  'swap.searchAt': rule(clockTime),
  /** Calendar days in which all families sign an exchange, and again as many for their kindergartens. */
  'swap.replyDays': rule(wholeNumber(1, 30)),
} as const

const SHEET_COLUMNS = [
  'attendance',
  'absence',
  'reason',
  'document',
  'sum-accrued',
  'approvals',
] as const

export const preschoolVoucherRules = {
  /** From this day of each year an iteration is held for the new school year. */
  'iteration.yearlyFrom': rule(monthDay),
  /** When the day's bulletins and the protocol of what was issued are published. */
  'bulletin.publishedAt': rule(clockTime),
  ...thirdSignatureRules,
  /** What the daily electronic sheet holds. */
  'attendance.sheet': rule(
    listOf(oneOf(...SHEET_COLUMNS), `a list of ${SHEET_COLUMNS.join(', ')}`),
  ),
  ...attendanceRules,
  /** Day of the next month by which the kindergarten submits the past one. */
  'attendance.submitByDay': rule(dayOfMonth),
  /** Days of the next month on which parents confirm the past one. */
  'attendance.confirmationDays': rule(
    z.strictObject({ from: dayOfMonth, to: dayOfMonth }, 'an object with from and to'),
  ),
  ...paymentRules,
  /** How a month's payment for a child is made up. */
  'payment.formula': rule(oneOf('norm-times-attended-and-excused-over-working-days')),
  /** Missed days that are paid all the same. */
  'payment.payableExcuses': rule(listOf(excuse, 'a list of excuses, each once')),
  /** Norm of a child and month where the territory has given none (sample). */
  'payment.sampleNormTenge': rule(wholeNumber(0, 10_000_000)),
  /** Day of the next month by which the act of a kindergarten is signed and approved. */
  'payment.actByDay': rule(dayOfMonth),
  /** Day of the next month by which it is paid. */
  'payment.payByDay': rule(dayOfMonth),
  ...ratingRules,
} as const

export const referralRules = {
  'choice.roundAt': offerRules['choice.roundAt'],
  'choice.mostWishes': offerRules['choice.mostWishes'],
  /** When the day's bulletin of free places is published. */
  'referral.bulletinPublishedAt': rule(clockTime),
  /** When places of the bulletin can be taken, on the day after. */
  'referral.bulletinOpensAt': rule(clockTime),
  /** Working days in which only those whose turn it is may take a place. */
  'referral.priorityWindowWorkingDays': rule(wholeNumber(1, 60)),
  /** For each free place so many families from the head of its queue are those whose turn it is. */
  'referral.turnsPerPlace': rule(wholeNumber(1, 100)),
  /** Working days in which a referral must be used. */
  'referral.validityWorkingDays': rule(wholeNumber(1, 60)),
  /** How many times a referral can be extended. */
  'referral.extensions': rule(wholeNumber(0, 10)),
  /** Calendar days of an extension, at most. */
  'referral.extensionCalendarDays': rule(wholeNumber(0, 366)),
  /** When the term of an early referral starts. */
  'referral.earlyBooking': rule(oneOf('term-starts-when-place-is-free')),
  /** When a temporary place ends. */
  'referral.temporaryPlace': rule(oneOf('ends-when-absent-child-returns')),
  /** Calendar days on the stop-list after a referral that was not used. */
  'referral.unusedStopDays': rule(wholeNumber(0, 366)),
  /** What follows when the family declines a referral in its term. */
  'referral.declineOutcome': rule(oneOf('keeps-place-in-queue')),
  /** Month of the year in which publication may be suspended for some days. */
  'referral.summerPauseMonth': rule(wholeNumber(1, 12)),
  /** How a family consents to a service that the system offers on its own. */
  'referral.proactiveConsent': rule(oneOf('by-mobile-phone')),
} as const
