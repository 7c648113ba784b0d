/** Writes an event that does not change the application itself into its record. */
import type { Tx } from '../../platform/db/database.ts'
import { insertEvents } from './application-queries.ts'

/** Part of an action of a higher room (a voucher confirmed, a place held). */
export async function recordEvent(
  tx: Tx,
  actor: string,
  at: Temporal.Instant,
  applicationId: bigint,
  kind: string,
  facts: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await insertEvents(tx, actor, at, [{ applicationId, kind, facts }])
}

/** The same for very many applications at once. */
export async function recordEvents(
  tx: Tx,
  actor: string,
  at: Temporal.Instant,
  events: readonly {
    readonly applicationId: bigint
    readonly kind: string
    readonly facts: Readonly<Record<string, string | number | boolean | null>>
  }[],
): Promise<void> {
  await insertEvents(tx, actor, at, events)
}
