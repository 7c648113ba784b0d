/**
 * The list of providers (Перечень): what must be proven, and how it stands on a day. No annex of the orders was
 * seen, so the requirements and the reasons are assumed, after what the standard of preschool education, sanitary
 * and fire rules ask of every kindergarten; pages say so.
 */

export type Requirement = (typeof REQUIREMENTS)[number]
export const REQUIREMENTS = [
  'license',
  'premises',
  'sanitary',
  'fire-safety',
  'staff-without-convictions',
  'staff-qualification',
  'video-surveillance',
] as const

export type InspectionOutcome = (typeof INSPECTION_OUTCOMES)[number]
export const INSPECTION_OUTCOMES = ['passed', 'remarks', 'failed'] as const

export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]
export const EXCLUSION_REASONS = [
  'requirements-not-met',
  'license-ended',
  'false-attendance',
  'children-endangered',
  'own-request',
  'closed',
] as const

export type EvidenceState = 'in-force' | 'ends-soon' | 'expired' | 'missing'

/** Days before its end from which evidence is shown as ending soon; for the eye only, no rule hangs on it. */
export const ENDS_SOON_DAYS = 30

export type Evidence = {
  readonly requirement: Requirement
  readonly checkedOn: Temporal.PlainDate
  /** Null: no end. */
  readonly validTo: Temporal.PlainDate | null
}

/** How one requirement stands on `day`; what was recorded last is what counts. */
export function evidenceState(
  evidence: Pick<Evidence, 'validTo'> | undefined,
  day: Temporal.PlainDate,
): EvidenceState {
  if (evidence === undefined) return 'missing'
  const { validTo } = evidence
  if (validTo === null) return 'in-force'
  if (Temporal.PlainDate.compare(validTo, day) < 0) return 'expired'
  const daysLeft = day.until(validTo, { largestUnit: 'days' }).days
  return daysLeft < ENDS_SOON_DAYS ? 'ends-soon' : 'in-force'
}
