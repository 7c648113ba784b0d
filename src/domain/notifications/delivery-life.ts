/** How often and how long a message is tried, and what ends it: pure. */
import type { Template } from './template.ts'
import { URGENT } from './template.ts'

export const ATTEMPTS = 5

/** A claimed message is nobody else's for so long; longer than any gateway of ours takes to answer. */
export const LEASE: Temporal.DurationLike = { minutes: 5 }
/** What is not begun by then goes back: a phone with many messages behind a slow gateway must not outlive the claim. */
export const GIVE_BACK_AFTER: Temporal.DurationLike = { minutes: 2 }

const PAUSE_MINUTES = [1, 5, 20, 60]
const CODE_PAUSE_SECONDS = 15
/** A code that comes later than its page waits only confuses. */
const CODE_LIFE: Temporal.DurationLike = { minutes: 10 }

export type DeliveryFailure =
  | 'no-phone'
  | 'unknown-template'
  | 'too-late'
  | 'outcome-unknown'
  | 'refused'
  | 'gateway-unavailable'
  | 'not-delivered'

/** When to try again after the attempt with this number (from 1); undefined: never. */
export function nextAttempt(
  template: string,
  attempt: number,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (attempt >= ATTEMPTS) return undefined
  if (template === URGENT) return now.add({ seconds: CODE_PAUSE_SECONDS })
  return now.add({ minutes: PAUSE_MINUTES[attempt - 1] ?? 60 })
}

export function isTooLate(
  message: { readonly template: Template | string; readonly plannedAt: Temporal.Instant },
  now: Temporal.Instant,
): boolean {
  if (message.template !== URGENT) return false
  return Temporal.Instant.compare(now, message.plannedAt.add(CODE_LIFE)) >= 0
}
