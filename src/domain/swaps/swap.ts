/** An exchange of places between families, and its words: states, reasons, refusals. */
import type { Programme } from '../territories/rollout.ts'

export type SwapState = 'proposed' | 'agreed' | 'done' | 'declined' | 'lapsed' | 'failed'

/** Why an exchange came to nothing; every child stays where it is. */
export type SwapOffReason =
  | 'declined'
  | 'unanswered'
  | 'unsigned'
  | 'application-ended'
  | 'hold-over'
  | 'contract-over'
  | 'contract-refused'
  | 'contract-ending'
  | 'child-away'
  | 'provider-leaves'
  | 'term-over'

export type SwapProposal = {
  readonly id: bigint
  readonly number: string
  readonly searchId: bigint
  readonly programme: Programme
  readonly territory: string
  readonly state: SwapState
  readonly proposedAt: Temporal.Instant
  /** The first moment that is too late: for the families, once all have agreed for their kindergartens. */
  readonly until: Temporal.Instant
  readonly offReason: SwapOffReason | null
}

/** What an officer may write about unsigned ones (`swap_unsigned_review_length`). */
export const MOST_REVIEW = 1000

export type SwapAnswer = 'yes' | 'no'

export type SwapLeg = {
  readonly position: number
  readonly applicationId: bigint
  readonly applicationNumber: string
  readonly guardianId: bigint
  readonly voucherId: bigint | null
  /** In force now. */
  readonly contractId: bigint
  readonly fromGroupId: bigint
  readonly toGroupId: bigint
  readonly holdId: bigint
  readonly answer: SwapAnswer | null
  /** The contract of the new place; null for the moments until it is drawn up. */
  readonly newContractId: bigint | null
  readonly newContractNumber: string | null
  readonly newContractOpen: boolean
  /** Parties that have signed it. */
  readonly signed: readonly string[]
}

export type SwapScope = { readonly territory: string; readonly programme: Programme }

export function isOpen({ state }: Pick<SwapProposal, 'state'>): boolean {
  return state === 'proposed' || state === 'agreed'
}

/** Under which the journal knows an exchange. */
export function swapSubject(number: string): string {
  return `swap:${number}`
}

export type SwapRefusal =
  | 'swap/not-enrolled'
  | 'swap/group-not-suitable'
  | 'swap/too-many-wishes'
  | 'swap/over'
  | 'swap/in-proposal'
  | 'swap/as-a-whole'
  | 'swap/reviewed'

/** Constraint -> refusal: the database's last word, told to the person. */
export const swapConstraints: Readonly<Record<string, SwapRefusal>> = {
  swap_leg_one_open_per_child: 'swap/in-proposal',
  place_hold_swap_as_a_whole: 'swap/as-a-whole',
}
