/** Forgets the answers to requests that nobody repeats any more. */
import { sql } from 'kysely'
import type { Tx } from './database.ts'

const KEPT_HOURS = 24 * 30

export async function sweepRequests(tx: Tx, now: Temporal.Instant): Promise<void> {
  await sql`delete from client_request where at <= ${now.subtract({ hours: KEPT_HOURS })}`.execute(
    tx,
  )
}
