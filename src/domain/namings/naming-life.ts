/** The life of a naming: state x event -> state. Pages and server ask the same table. */
import type { NamingState } from './naming.ts'

export type NamingEvent = 'accepted' | 'refused' | 'withdrawn' | 'expired'

const OPEN: NamingState = 'proposed'

/** Everything ends it: who was named once more is named anew. */
export function nextNamingState(state: NamingState, event: NamingEvent): NamingEvent | undefined {
  return state === OPEN ? event : undefined
}

/** Late from the first moment after the last day; without a notice no clock runs. */
export function isLate(
  naming: { readonly replyUntil: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  return naming.replyUntil !== null && Temporal.Instant.compare(now, naming.replyUntil) >= 0
}
