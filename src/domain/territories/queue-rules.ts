/** Rules of the queue that every regime has (rules of the queue: order 254 and city practice). */
import { z } from 'zod'
import { clockTime, listOf, monthDay, oneOf, rule, wholeNumber, yesNo } from './rule-value.ts'

export const BENEFITS = [
  'military',
  'special-body',
  'parent-disability',
  'no-parental-care',
  'orphan',
  'large-family',
  'special-needs',
  'child-disability',
  'educator',
] as const

export type Benefit = (typeof BENEFITS)[number]

export const TIERS = ['out-of-turn', 'priority', 'general'] as const

export type Tier = (typeof TIERS)[number]

const cohort = z
  .string('an age in years, as text')
  .regex(/^([1-9]|1[0-7])$/, 'an age in years, as text, from "1" to "17"')

const tierSchema = z.strictObject(
  {
    tier: oneOf(...TIERS),
    /** A confirmed claim of any of these moves a child into the tier; the last tier needs none. */
    benefits: z.array(oneOf(...BENEFITS), `a list of benefits: ${BENEFITS.join(', ')}`),
  },
  'an object with tier and benefits',
)

export const queueRules = {
  /** Who may put a child in the queue. */
  'queue.whoMayApply': rule(oneOf('guardian')),
  /** Active applications that one child may have in one programme. */
  'queue.maxActiveApplications': rule(wholeNumber(1, 10)),
  /** Number of queue categories: tiers x cohorts. */
  'queue.categories': rule(wholeNumber(1, 100)),
  /** Tiers from first to last, with the benefits that lead into each. */
  'queue.tiers': rule(listOf(tierSchema, 'a list of tiers, each once')),
  /** Age cohorts of the queue, youngest first. */
  'queue.cohorts': rule(listOf(cohort, 'a list of ages, each once')),
  /** How a child's cohort is found. */
  'queue.cohortRule': rule(oneOf('age-turned-in-calendar-year')),
  /** In which order an iteration serves the cohorts. */
  'queue.cohortOrder': rule(listOf(cohort, 'a list of ages, each once')),
  /** After all of the first tier: so many of the second, then so many of the third, again and again. */
  'queue.ratio': rule(
    z.strictObject(
      { priority: wholeNumber(1, 100), general: wholeNumber(1, 100) },
      'an object with priority and general',
    ),
  ),
  /** Age in full months that a child must have on the day of the offer. */
  'queue.minimumAgeMonths': rule(wholeNumber(0, 216)),
  /** One pool of places for the whole territory, or one for each settlement: by the kind of the territory that holds the iteration. */
  'queue.poolRule': rule(
    z.strictObject(
      { city: oneOf('whole', 'settlement'), district: oneOf('whole', 'settlement') },
      'an object with city and district, each whole or settlement',
    ),
  ),
  /** Order inside a category. */
  'queue.orderWithinCategory': rule(oneOf('submitted-at-then-id')),
  /** Working days in which an out-of-turn claim must be proved and checked. */
  'queue.claimCheckWorkingDays': rule(wholeNumber(1, 60)),
  /** What a false claim leads to. */
  'queue.falseClaimOutcome': rule(oneOf('offer-cancelled-back-to-general')),
  /** Calendar days on the stop-list after a false claim or one that was not confirmed in time. */
  'queue.falseClaimStopDays': rule(wholeNumber(0, 366)),
  /** The day of the year by which children are moved to their next cohort. */
  'queue.yearlyRefreshBy': rule(monthDay),
  /** Siblings born within so many days of each other are one batch, all or none. */
  'queue.siblingsBatchDays': rule(wholeNumber(0, 366)),
  /** What anybody may see of the queue without signing in. */
  'queue.publicView': rule(
    listOf(
      oneOf('number', 'submitted-at', 'placed-group'),
      'a list of number, submitted-at, placed-group',
    ),
  ),
} as const

/** Rules about deadlines, notices, absence and keeping of data that every regime has. */
export const sharedRules = {
  /** Which days count as working days. */
  'deadline.workingDays': rule(oneOf('public-holidays-and-moved-days-off')),
  /** When a deadline starts and ends. */
  'deadline.runs': rule(oneOf('day-after-notice-to-end-of-last-day')),
  /** Hours of the night in which no SMS is sent. */
  'notice.quietHours': rule(
    z.strictObject({ from: clockTime, until: clockTime }, 'an object with from and until'),
  ),
  /** Whether a voucher or place is kept through documented illness or leave. */
  'absence.keptThroughIllness': rule(yesNo),
  /** Calendar days without a documented reason after which an officer decides. */
  'absence.decisionAfterCalendarDays': rule(wholeNumber(1, 366)),
  /** Working days that a family has to object before that decision. */
  'absence.objectionWorkingDays': rule(wholeNumber(1, 60)),
  /** Working days between the notice and the exclusion of a provider from the list. */
  'listing.exclusionNoticeWorkingDays': rule(wholeNumber(1, 60)),
  /** Working days in which the department answers a family's case. */
  'case.answerWorkingDays': rule(wholeNumber(1, 60)),
  /** The same when a family says that a child was enrolled without its will. */
  'case.notMyChildWorkingDays': rule(wholeNumber(1, 60)),
  /** Years that an archived application is kept before its personal part is erased. */
  'retention.archivedApplicationYears': rule(wholeNumber(1, 75)),
  /** Days that documents of a benefit claim are kept after the decision on it. */
  'retention.claimDocumentDays': rule(wholeNumber(1, 3660)),
  /** Calendar days before the end of a pack without a successor from which everybody is warned. */
  'pack.warnBeforeEndDays': rule(wholeNumber(1, 366)),
} as const
