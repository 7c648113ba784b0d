/** The queue's words and arithmetic: category, number, who is served before me. */
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'

export type Category = {
  readonly territory: string
  readonly programme: Programme
  readonly cohort: number
  readonly tier: Tier
}

export type CategoryLength = {
  readonly cohort: number
  readonly tier: Tier
  readonly length: number
}

/** How many of each tier are served before a child, at today's queue. */
export type Ahead = {
  readonly outOfTurn: number
  readonly priority: number
  readonly general: number
}

type CohortLengths = Readonly<Record<Tier, number>>

/**
 * Who stands before the child with this number in the sequence of its cohort: all of out-of-turn,
 * then `ratio.priority` : `ratio.general` repeating, as an iteration takes them (iteration.md, "Order").
 * `queueNumber` counts from 1 inside the category.
 */
export function countAhead(
  tier: Tier,
  queueNumber: number,
  lengths: CohortLengths,
  ratio: { readonly priority: number; readonly general: number },
): Ahead {
  const before = queueNumber - 1
  if (tier === 'out-of-turn') return { outOfTurn: before, priority: 0, general: 0 }
  const outOfTurn = lengths['out-of-turn']
  if (tier === 'priority') {
    const fullTurns = Math.floor(before / ratio.priority)
    const general = Math.min(lengths.general, fullTurns * ratio.general)
    return { outOfTurn, priority: before, general }
  }
  const turns = Math.floor(before / ratio.general) + 1
  const priority = Math.min(lengths.priority, turns * ratio.priority)
  return { outOfTurn, priority, general: before }
}

export type QueueRefusal = 'queue/not-queued'
