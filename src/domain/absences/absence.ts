/** A child that is away too long without a documented reason (rules.md 3: an officer decides after 30 calendar days). */

export type AbsenceState = 'open' | 'objected' | 'returned' | 'kept' | 'suspended' | 'ended'

/**
 * What an officer may decide: the reason is good and nothing changes; the place is kept but the voucher rests until the
 * child comes again; or the contract ends and the voucher with it.
 */
export const ABSENCE_OUTCOMES = ['kept', 'suspended', 'ended'] as const
export type AbsenceOutcome = (typeof ABSENCE_OUTCOMES)[number]

export type LongAbsence = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly voucherId: bigint
  /** Of the contract, the application and the kindergarten. */
  readonly contract: string
  readonly application: string
  readonly childId: bigint
  readonly guardianIds: readonly bigint[]
  readonly programme: 'preschool' | 'club'
  readonly territory: string
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly group: string
  readonly since: Temporal.PlainDate
  readonly foundAt: Temporal.Instant
  readonly state: AbsenceState
  readonly objection: string | null
  readonly objectedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string | null
  /** When the first legal representative had the notice; null: no clock runs. */
  readonly notifiedAt: Temporal.Instant | null
}

export type AbsenceRefusal = 'absence/family-may-object' | 'absence/decided'

export const MOST_OBJECTION_WORDS = 1000
