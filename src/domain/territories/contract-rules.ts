/** Rules of contract, attendance, payment and rating that kindergartens and clubs share. */
import { z } from 'zod'
import { listOf, oneOf, rule, wholeNumber, yesNo } from './rule-value.ts'

export const contractRules = {
  /** The only grounds on which a provider may refuse a child. */
  'contract.refusalGrounds': rule(
    listOf(
      oneOf('incomplete-papers', 'expired-papers', 'unvaccinated-ratio'),
      'a list of incomplete-papers, expired-papers, unvaccinated-ratio',
    ),
  ),
  /** How a parent may sign a contract. */
  'contract.guardianSigns': rule(listOf(oneOf('sms-code', 'eds'), 'a list of sms-code, eds')),
  /** How a provider may sign a contract. */
  'contract.providerSigns': rule(listOf(oneOf('eds', 'session'), 'a list of eds, session')),
  /** The last day of a new contract. */
  'contract.lastDay': rule(oneOf('end-of-rules', 'one-year-at-most')),
} as const

export const thirdSignatureRules = {
  /** Whether the department signs the contract as a third party. */
  'contract.departmentSigns': rule(yesNo),
} as const

const ABSENCE_REASONS = ['illness', 'leave', 'quarantine', 'family', 'other'] as const

export const attendanceRules = {
  /** Why a child may be away. */
  'attendance.absenceReasons': rule(
    listOf(oneOf(...ABSENCE_REASONS), `a list of ${ABSENCE_REASONS.join(', ')}`),
  ),
  /** Whether times of coming and going are noted. */
  'attendance.arrivalTimes': rule(oneOf('none', 'optional', 'required')),
  /** Working days that parents have from a late submission, at least. */
  'attendance.leastConfirmationWorkingDays': rule(wholeNumber(1, 60)),
  /** What a parent's silence means. */
  'attendance.silence': rule(oneOf('unconfirmed-officer-decides')),
  /** How many months an unconfirmed line is carried at most. */
  'attendance.carriedCycles': rule(wholeNumber(0, 12)),
  /** What a disputed day holds back. */
  'attendance.disputeHolds': rule(oneOf('only-that-day')),
  /** Working days in which the provider answers a dispute, before the department decides. */
  'attendance.disputeAnswerWorkingDays': rule(wholeNumber(1, 60)),
} as const

/** A missed day that is paid all the same. */
export const excuse = z.strictObject(
  {
    reason: oneOf('illness', 'leave'),
    proof: oneOf('certificate', 'application'),
    /** Payable days in a calendar year, or null for no limit. */
    limitDaysPerYear: wholeNumber(1, 366).nullable(),
  },
  'an object with reason, proof and limitDaysPerYear',
)

export const paymentRules = {
  /** What is paid. */
  'payment.paidFor': rule(oneOf('confirmed-only')),
  /** Rounding, once per child and month. */
  'payment.rounding': rule(oneOf('half-up-to-one-tenge')),
  /** How a mistake is mended after payment. */
  'payment.correction': rule(oneOf('offsetting-line-in-later-act')),
  /** Whether who prepared an act may not approve it. */
  'payment.fourEyes': rule(yesNo),
} as const

const RATING_CRITERIA = ['care', 'safety', 'food', 'premises', 'openness'] as const

export const ratingRules = {
  /** What parents rate a provider by. */
  'rating.criteria': rule(
    listOf(oneOf(...RATING_CRITERIA), `a list of ${RATING_CRITERIA.join(', ')}`),
  ),
  /** With fewer ratings no mean is shown. */
  'rating.leastShown': rule(wholeNumber(1, 100)),
} as const
