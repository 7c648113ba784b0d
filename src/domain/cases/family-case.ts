/** A case: a family asks the department to look at something, and must be answered by a day. */

export type CaseKind = 'not-my-child' | 'provider-refusal' | 'stop-list' | 'complaint'

export const CASE_KINDS: readonly CaseKind[] = [
  'not-my-child',
  'provider-refusal',
  'stop-list',
  'complaint',
]

export type CaseOutcome = 'upheld' | 'dismissed'

export type FamilyCase = {
  readonly id: bigint
  readonly number: string
  readonly kind: CaseKind
  readonly territory: string
  readonly applicationId: bigint
  /** The enrolment that the family disputes. */
  readonly enrolmentId: bigint | null
  /** The kindergarten that a complaint is about; null: about something else. */
  readonly providerId: bigint | null
  readonly openedBy: bigint
  readonly words: string
  readonly openedAt: Temporal.Instant
  /** The first moment that is too late to answer. */
  readonly dueAt: Temporal.Instant
  readonly state: 'open' | 'answered'
  readonly outcome: CaseOutcome | null
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
}

export type CaseRefusal = 'case/already-open' | 'case/answered' | 'case/no-enrolment'

export const caseConstraints: Readonly<Record<string, CaseRefusal>> = {
  family_case_one_open: 'case/already-open',
}

export const MOST_WORDS = 2000
