/** Forgets what has run out: sessions, codes, and the answers to requests that nobody repeats any more. */
import { sql } from 'kysely'
import type { Database } from './database.ts'

const CODES_KEPT_HOURS = 24
const REQUESTS_KEPT_HOURS = 24 * 30

export async function sweepSessions(database: Database, now: Temporal.Instant): Promise<void> {
  const hoursAgo = (hours: number) => now.subtract({ hours })
  await sql`delete from session where expires_at <= ${now}`.execute(database)
  await sql`delete from phone_code where expires_at <= ${hoursAgo(CODES_KEPT_HOURS)}`.execute(
    database,
  )
  await sql`delete from client_request where at <= ${hoursAgo(REQUESTS_KEPT_HOURS)}`.execute(
    database,
  )
}
