/** Who may stand in the queue: pure decisions over the child's age and the pack. */
import type { RulePack } from '../territories/rule-pack.ts'
import { type ApplicationRefusal, cohortOf } from './application.ts'

type Eligibility =
  | { readonly eligible: true }
  | { readonly eligible: false; readonly refusal: ApplicationRefusal }

const GUARDIAN_AGE_YEARS = 16 // Family code: a parent under 16 acts through a guardian of her own.

/**
 * A child may wait from birth: the cohort counts from 0, and only an offer needs the minimum age.
 * Too old is a child whose cohort lies above the pack's oldest. Clubs have ages, both ends included (`club.ages`).
 */
export function decideEligibility(
  pack: RulePack,
  childBirthDate: Temporal.PlainDate,
  guardianBirthDate: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Eligibility {
  const cohort = cohortOf(childBirthDate.year, today.year)
  const wrongAge = decideAge(pack, cohort)
  if (wrongAge !== undefined) return { eligible: false, refusal: wrongAge }
  const unborn = Temporal.PlainDate.compare(childBirthDate, today) > 0
  if (unborn) return { eligible: false, refusal: 'application/too-young' }
  const guardianAge = guardianBirthDate.until(childBirthDate, { largestUnit: 'years' }).years
  if (
    guardianAge < 10 ||
    guardianBirthDate.until(today, { largestUnit: 'years' }).years < GUARDIAN_AGE_YEARS
  ) {
    return { eligible: false, refusal: 'application/guardian-too-young' }
  }
  return { eligible: true }
}

function decideAge(pack: RulePack, cohort: number): ApplicationRefusal | undefined {
  if (pack.regime === 'single-voucher') {
    const { from, to } = pack.values['club.ages'].value
    if (cohort < from) return 'application/club-too-young'
    return cohort > to ? 'application/club-too-old' : undefined
  }
  const oldest = Math.max(...pack.values['queue.cohorts'].value.map(Number))
  return cohort > oldest ? 'application/too-old' : undefined
}

/** Full months of age on a day; compared with the pack's minimum at an iteration. */
export function ageInMonths(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  return birthDate.until(day, { largestUnit: 'months' }).months
}
