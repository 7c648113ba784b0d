/** Asks the database for a sign of life. */
import { sql } from 'kysely'
import type { Read } from './database.ts'

/** Throws when it does not answer. */
export async function reachDatabase(read: Read): Promise<void> {
  await sql`select 1`.execute(read)
}
