/** The SQL of receipts: entries by what they are about, with their place and their private part. */
import { sql } from 'kysely'
import type { Read } from '../db/database.ts'
import type { LeafFields } from './leaf.ts'
import type { Hash } from './tree.ts'

export type EntryRow = {
  readonly id: bigint
  readonly leaf: string
  readonly about: string | null
  /** Null while it waits for its place. */
  readonly index: bigint | null
  readonly isErased: boolean
}

/** By id: the newest last. */
export async function selectEntriesAbout(
  read: Read,
  subjects: readonly string[],
  limit: number,
): Promise<readonly EntryRow[]> {
  const result = await sql<EntryRow>`
    select entry.id, entry.leaf, entry.about, log_leaf.index, closed.entry_id is null as "isErased"
    from journal_entry entry
    left join log_leaf on log_leaf.entry_id = entry.id
    left join journal_private closed on closed.entry_id = entry.id
    where entry.about = any(${subjects}::text[])
    order by entry.id limit ${limit}`.execute(read)
  return result.rows
}

export async function selectEntryOpened(
  read: Read,
  entryId: bigint,
): Promise<
  | {
      readonly leaf: string
      /** Both null after an erasure. */
      readonly salt: Buffer | null
      readonly fields: LeafFields | null
    }
  | undefined
> {
  const result = await sql<{ leaf: string; salt: Buffer | null; fields: LeafFields | null }>`
    select entry.leaf, closed.salt, closed.fields
    from journal_entry entry left join journal_private closed on closed.entry_id = entry.id
    where entry.id = ${entryId}`.execute(read)
  return result.rows[0]
}

export async function selectLeafAt(
  read: Read,
  index: number,
): Promise<{ readonly leaf: string; readonly hash: Hash } | undefined> {
  const result = await sql<{ leaf: string; hash: Buffer }>`
    select entry.leaf, log_leaf.hash from log_leaf
    join journal_entry entry on entry.id = log_leaf.entry_id
    where log_leaf.index = ${index}`.execute(read)
  return result.rows[0]
}
