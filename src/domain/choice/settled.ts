/** A round with what follows for each family. */
import type { Admission } from '../places/place.ts'
import type { RoundDecision, RoundResult } from './round.ts'
import type { RoundFamilyRow } from './round-input-queries.ts'

export type HeldRound = {
  readonly roundId: bigint
  readonly number: number
  readonly result: RoundResult
}

/** A family of the round with what was decided for it. */
export type Settled = {
  readonly family: RoundFamilyRow
  readonly decision: RoundDecision
}

export type Placed = Settled & {
  readonly groupId: bigint
  readonly admission: Admission
  readonly startsOn: string
  readonly until: Temporal.Instant
}
