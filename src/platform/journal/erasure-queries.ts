/** The SQL of erasing: the private parts of leaves, with the salts without which nobody can guess them. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { LeafFields } from './leaf.ts'

/** Returns what was deleted: the caller needs to know which words must be gone elsewhere too. */
export async function deletePrivateParts(
  tx: Tx,
  subjects: readonly string[],
): Promise<readonly LeafFields[]> {
  const result = await sql<{ fields: LeafFields }>`
    delete from journal_private closed using journal_entry entry
    where entry.id = closed.entry_id and entry.about = any(${subjects}::text[])
    returning closed.fields`.execute(tx)
  return result.rows.map(row => row.fields)
}
