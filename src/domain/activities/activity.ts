/** A club's programme of activity: its rooms, its coaches with their dated evidence, and what a club may say of its groups. */
import { ENDS_SOON_DAYS, type EvidenceState, evidenceState } from '../providers/listing.ts'

export type CoachEvidenceKind = (typeof COACH_EVIDENCE_KINDS)[number]
export const COACH_EVIDENCE_KINDS = [
  'no-conviction',
  'medical',
  'first-aid',
  'qualification',
] as const

/** Days before its end from which evidence is shown as ending soon; for the eye only, no gate hangs on it. */
export { ENDS_SOON_DAYS, type EvidenceState }

export type CoachEvidence = {
  readonly kind: CoachEvidenceKind
  /** For the club and the department only. */
  readonly reference: string
  readonly checkedOn: Temporal.PlainDate
  /** The last day; null: no end. */
  readonly validTo: Temporal.PlainDate | null
}

export type CoachStanding = {
  readonly kind: CoachEvidenceKind
  readonly state: EvidenceState
  /** Absent when it is missing. */
  readonly evidence?: CoachEvidence
}

/** How a coach stands on the day, kind by kind; `newest` holds what was recorded last of each kind. */
export function standingsOf(
  newest: readonly CoachEvidence[],
  day: Temporal.PlainDate,
): readonly CoachStanding[] {
  return COACH_EVIDENCE_KINDS.map(kind => {
    const evidence = newest.find(one => one.kind === kind)
    const state = evidenceState(evidence, day)
    return evidence === undefined ? { kind, state } : { kind, state, evidence }
  })
}

/** Whether the club has something to see to: anything missing, over, or over within 30 days. */
export function isLacking(standing: Pick<CoachStanding, 'state'>): boolean {
  return standing.state !== 'in-force'
}

export type ActivityRefusal =
  | 'activity/no-club'
  | 'activity/name-taken'
  | 'activity/room-in-use'
  | 'activity/coach-teaches'
  | 'activity/coach-left'
  | 'activity/days-reversed'
  | 'activity/day-ahead'
  | 'activity/paper-waiting'
  | 'activity/paper-answered'
  | 'activity/lessons-too-few'
  | 'activity/children-enrolled'
  | 'activity/overfull'

/** Constraint -> refusal: the database's last word, told to the person. */
export const activityConstraints: Readonly<Record<string, ActivityRefusal>> = {
  room_name_unique: 'activity/name-taken',
  provider_group_name_unique: 'activity/name-taken',
  coach_days_in_order: 'activity/days-reversed',
  coach_evidence_days_in_order: 'activity/days-reversed',
  coach_paper_days_in_order: 'activity/days-reversed',
  coach_paper_one_waiting: 'activity/paper-waiting',
}
