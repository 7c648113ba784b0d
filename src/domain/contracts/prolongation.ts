/** Contracts prolonged together: what was ordered, what became of each contract and why. */
import type { Programme } from '../territories/rollout.ts'

/**
 * `temporary`: of a temporary place, whose end is the absence of another child. `end-set`: somebody ended it on that
 * very day. `enrolled-elsewhere`: the child has another place afterwards. `not-signed`: not in force yet. `year-over`: of a club, which has
 * its whole year: the family and the club renew it.
 */
export type ProlongationOutcome =
  | 'prolonged'
  | 'temporary'
  | 'end-set'
  | 'enrolled-elsewhere'
  | 'not-signed'
  | 'year-over'

export const NOT_PROLONGED: readonly Exclude<ProlongationOutcome, 'prolonged'>[] = [
  'enrolled-elsewhere',
  'end-set',
  'temporary',
  'not-signed',
  'year-over',
]

export type Prolongation = {
  readonly id: bigint
  readonly territory: string
  readonly programme: Programme
  /** The last day that the contracts had: the end of the old rules. */
  readonly lastDay: Temporal.PlainDate
  /** The one they get; null where the new rules have no end. */
  readonly newLastDay: Temporal.PlainDate | null
  readonly orderedAt: Temporal.Instant
  /** Null while some contracts wait. */
  readonly finishedAt: Temporal.Instant | null
}

/** A job; payload {prolongationId}. Each does one piece and plans the next in the same transaction. */
export const PROLONG_SOME = 'prolong-some'
