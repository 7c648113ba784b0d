/** The SQL that puts a log back from a mirror. */
import { sql } from 'kysely'
import type { Read, Tx } from '../db/database.ts'
import type { LeafFields } from './leaf.ts'
import type { Hash } from './tree.ts'

export type RestoredEntry = {
  readonly at: Temporal.Instant
  readonly kind: string
  readonly text: string
  readonly about: string | null
}

/** Their ids, in the order given. */
export async function insertRestoredEntries(
  tx: Tx,
  entries: readonly RestoredEntry[],
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    insert into journal_entry (at, kind, leaf, about)
    select given.at, given.kind, given.leaf, given.about
    from unnest(${entries.map(entry => entry.at)}::timestamptz[], ${entries.map(entry => entry.kind)}::text[],
                ${entries.map(entry => entry.text)}::text[], ${entries.map(entry => entry.about)}::text[])
      with ordinality given (at, kind, leaf, about, place)
    order by given.place
    returning id`.execute(tx)
  return result.rows.map(row => row.id)
}

export type Restoration = { readonly size: number; readonly root: Hash }

export async function selectRestoration(read: Read): Promise<Restoration | undefined> {
  const result = await sql<{ size: bigint; root: Buffer }>`
    select size, root from log_restoration order by size desc limit 1`.execute(read)
  const [row] = result.rows
  return row && { size: Number(row.size), root: row.root }
}

export async function insertRestoration(
  tx: Tx,
  { size, root }: Restoration,
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into log_restoration (size, root, restored_at) values (${size}, ${root}, ${at})`.execute(
    tx,
  )
}

export async function insertRestoredBundle(tx: Tx, inputHash: string, text: string): Promise<void> {
  await sql`insert into restored_bundle (input_hash, bundle) values (${inputHash}, ${text})
    on conflict do nothing`.execute(tx)
}

export type StoredLeaf = { readonly index: number; readonly entryId: bigint; readonly leaf: string }

export async function selectLeavesAt(
  read: Read,
  indexes: readonly number[],
): Promise<readonly StoredLeaf[]> {
  const result = await sql<{ index: bigint; entryId: bigint; leaf: string }>`
    select log_leaf.index, log_leaf.entry_id as "entryId", entry.leaf
    from log_leaf join journal_entry entry on entry.id = log_leaf.entry_id
    where log_leaf.index = any(${indexes}::bigint[])`.execute(read)
  return result.rows.map(row => ({ ...row, index: Number(row.index) }))
}

export type OpenedPart = {
  readonly entryId: bigint
  readonly salt: Uint8Array
  readonly fields: LeafFields
}

/** What a family's own file gave back; what is here already stays. */
export async function insertPrivateParts(tx: Tx, parts: readonly OpenedPart[]): Promise<void> {
  await sql`
    insert into journal_private (entry_id, salt, fields)
    select given.entry_id, given.salt, given.fields::jsonb
    from unnest(${parts.map(part => part.entryId)}::bigint[], ${parts.map(part => Buffer.from(part.salt))}::bytea[],
                ${parts.map(part => JSON.stringify(part.fields))}::text[]) given (entry_id, salt, fields)
    on conflict do nothing`.execute(tx)
}

/** Leaves of a kind about these subjects, the oldest first. */
export async function selectLeavesAbout(
  read: Read,
  kind: string,
  subjects: readonly string[],
): Promise<readonly { readonly about: string; readonly leaf: string; readonly fields: unknown }[]> {
  const result = await sql<{ about: string; leaf: string; fields: unknown }>`
    select entry.about, entry.leaf, closed.fields from journal_entry entry
    left join journal_private closed on closed.entry_id = entry.id
    where entry.about = any(${subjects}::text[]) and entry.kind = ${kind} order by entry.id`.execute(
    read,
  )
  return result.rows
}
