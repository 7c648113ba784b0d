/** Rules of clubs and sections (joint order 251-НҚ / 75 / 266-НҚ / 125 of May 2025). */
import { z } from 'zod'
import {
  attendanceRules,
  contractRules,
  excuse,
  paymentRules,
  ratingRules,
  thirdSignatureRules,
} from './contract-rules.ts'
import { dayOfMonth, listOf, oneOf, rule, tengeSpan, wholeNumber, yesNo } from './rule-value.ts'

const PROVIDER_GATES = [
  'listed',
  'programme-open',
  'capacity',
  'staff-without-convictions',
  'premises-checked',
] as const

export const clubRules = {
  ...contractRules,
  ...thirdSignatureRules,
  ...attendanceRules,
  ...paymentRules,
  ...ratingRules,
  /** What may stop an iteration of clubs: a club is chosen afterwards, so places do not. */
  'iteration.boundedBy': rule(listOf(oneOf('money'), 'a list of money')),
  /** One voucher, one child, one club at a time. */
  'club.oneAtATime': rule(yesNo),
  /** The voucher stays with the child when the club is changed; no new application. */
  'club.keptOnChange': rule(yesNo),
  /** What a targeted voucher is for; it has no queue. */
  'club.targetedFor': rule(
    listOf(oneOf('school-club', 'state-club'), 'a list of school-club, state-club'),
  ),
  /** Who accepts a targeted voucher. */
  'club.targetedAcceptedBy': rule(oneOf('guardian')),
  /** What a universal voucher is for; it has an open queue. */
  'club.universalFor': rule(
    listOf(oneOf('private-club', 'other-club'), 'a list of private-club, other-club'),
  ),
  /** Whether the state pays for a targeted voucher, or only counts it. */
  'club.targetedFunded': rule(yesNo),
  /** Working days in which a parent answers a club that named the child. */
  'club.namingReplyWorkingDays': rule(wholeNumber(1, 60)),
  /** When a targeted voucher ends after a universal one was accepted. */
  'club.targetedEndsAfterUniversal': rule(oneOf('last-day-of-month')),
  /** From when the new club counts after a change. */
  'club.changeFrom': rule(oneOf('next-lesson', 'next-month')),
  /** A child of this age may act with the parent's consent. */
  'club.ownActionFromAge': rule(wholeNumber(1, 18)),
  /** Ages that a club voucher is for, both included. */
  'club.ages': rule(
    z.strictObject(
      { from: wholeNumber(1, 17), to: wholeNumber(1, 17) },
      'an object with from and to',
    ),
  ),
  /** What decides a child's category. */
  'club.categoryRule': rule(oneOf('age-and-social-status')),
  /** How a month's payment for a child is made up. */
  'club.formula': rule(oneOf('norm-times-confirmed-over-planned')),
  /** Missed lessons that are paid all the same; the list may be empty. */
  'payment.payableExcuses': rule(z.array(excuse, 'a list of excuses, maybe empty')),
  /** Planned lessons a month of a sport section. */
  'club.plannedLessonsSport': rule(wholeNumber(1, 31)),
  /** Planned lessons a month of a creative club. */
  'club.plannedLessonsCreative': rule(wholeNumber(1, 31)),
  /** Norm of a sport section, tenge a month. */
  'club.normSportTenge': rule(tengeSpan),
  /** Norm for a child with special needs, tenge a month. */
  'club.normSpecialNeedsTenge': rule(tengeSpan),
  /** Norm of a creative club, tenge a month. */
  'club.normCreativeTenge': rule(tengeSpan),
  /** Day of the next month by which the provider closes the past one. */
  'club.providerClosesByDay': rule(dayOfMonth),
  /** Day of the next month by which parents confirm. */
  'club.guardianConfirmsByDay': rule(dayOfMonth),
  /** Day of the next month by which an officer decides what is open. */
  'club.officerDecidesByDay': rule(dayOfMonth),
  /** Day of the next month by which the money is paid. */
  'club.paidByDay': rule(dayOfMonth),
  /** Lessons missed in a row without a reason after which the family is warned. */
  'club.warnAfterMissedLessons': rule(wholeNumber(1, 31)),
  /** What a provider must show before it may take a voucher. */
  'club.providerGates': rule(
    listOf(oneOf(...PROVIDER_GATES), `a list of ${PROVIDER_GATES.join(', ')}`),
  ),
} as const
