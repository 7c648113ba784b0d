/** The SQL of the log: its leaves, the nodes above them, its checkpoints and what was published. */
import { sql } from 'kysely'
import type { Read, Tx } from '../db/database.ts'
import type { Hash, NewNode, NodeRange } from './tree.ts'

/** Any fixed number: the lock under which the log grows, held until the transaction ends. */
const LOG_LOCK = 7_233_001

export async function tryLockLog(tx: Tx): Promise<boolean> {
  const result = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${LOG_LOCK}) as got`.execute(tx)
  return result.rows[0]?.got ?? false
}

export async function lockLog(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOG_LOCK})`.execute(tx)
}

/** Rows of the outbox in the order in which they were written, at least one, up to `most` entries or so. */
export async function selectWaiting(
  tx: Tx,
  most: number,
): Promise<readonly { readonly id: bigint; readonly entry_ids: readonly bigint[] }[]> {
  const result = await sql<{ id: bigint; entry_ids: bigint[] }>`
    select id, entry_ids from (
      select id, entry_ids, sum(cardinality(entry_ids)) over (order by id) - cardinality(entry_ids) as before
      from (select id, entry_ids from journal_outbox order by id limit ${most}) first
    ) waiting where before < ${most} order by id`.execute(tx)
  return result.rows
}

export async function deleteWaiting(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await sql`delete from journal_outbox where id = any(${ids}::bigint[])`.execute(tx)
}

export async function countWaiting(read: Read): Promise<number> {
  const result = await sql<{ waiting: number }>`
    select coalesce(sum(cardinality(entry_ids)), 0)::int as waiting from journal_outbox`.execute(
    read,
  )
  return result.rows[0]?.waiting ?? 0
}

/** The texts of entries, in the order of the ids given. */
export async function selectLeafTexts(
  read: Read,
  entryIds: readonly bigint[],
): Promise<readonly string[]> {
  const result = await sql<{ leaf: string }>`
    select entry.leaf from unnest(${entryIds}::bigint[]) with ordinality given (id, place)
    join journal_entry entry on entry.id = given.id order by given.place`.execute(read)
  return result.rows.map(row => row.leaf)
}

export async function insertLeaves(
  tx: Tx,
  first: number,
  entryIds: readonly bigint[],
  hashes: readonly Hash[],
): Promise<void> {
  await sql`
    insert into log_leaf (index, entry_id, hash)
    select ${first}::bigint + given.place - 1, given.entry_id, given.hash
    from unnest(${entryIds}::bigint[], ${hashes}::bytea[]) with ordinality given (entry_id, hash, place)
    order by given.place`.execute(tx)
}

export async function insertNodes(tx: Tx, nodes: readonly NewNode[]): Promise<void> {
  if (nodes.length === 0) return
  await sql`
    insert into log_node (level, index, hash)
    select * from unnest(${nodes.map(node => node.level)}::smallint[],
      ${nodes.map(node => node.index)}::bigint[], ${nodes.map(node => node.hash)}::bytea[])`.execute(
    tx,
  )
}

/** How many leaves the log has. */
export async function selectSize(read: Read): Promise<number> {
  const result = await sql<{ size: bigint }>`
    select coalesce(max(index) + 1, 0) as size from log_leaf`.execute(read)
  return Number(result.rows[0]?.size ?? 0n)
}

/** The hashes of a range of nodes; fewer than `count` when the log is damaged or not so long. */
export async function selectNodes(read: Read, range: NodeRange): Promise<readonly Hash[]> {
  if (range.count === 0) return []
  const end = range.first + range.count
  const result =
    range.level === 0
      ? await sql<{ hash: Buffer }>`
          select hash from log_leaf where index >= ${range.first} and index < ${end} order by index`.execute(
          read,
        )
      : await sql<{ hash: Buffer }>`
          select hash from log_node
          where level = ${range.level} and index >= ${range.first} and index < ${end} order by index`.execute(
          read,
        )
  return result.rows.map(row => row.hash)
}

export type SignedCheckpoint = {
  readonly size: number
  readonly root: Hash
  /** With the log's own signatures. */
  readonly note: string
}

export async function selectLastCheckpoint(read: Read): Promise<SignedCheckpoint | undefined> {
  const [last] = await selectCheckpoints(read, { descending: true, limit: 1 })
  return last
}

export async function selectCheckpoints(
  read: Read,
  options: { readonly from?: number; readonly descending?: boolean; readonly limit: number },
): Promise<readonly SignedCheckpoint[]> {
  const rows = await read
    .selectFrom('log_checkpoint')
    .select(['size', 'root', 'note'])
    .where('size', '>=', BigInt(options.from ?? 0))
    .orderBy('size', options.descending === true ? 'desc' : 'asc')
    .limit(options.limit)
    .execute()
  return rows.map(row => ({ ...row, size: Number(row.size) }))
}

export async function insertCheckpoint(
  tx: Tx,
  checkpoint: SignedCheckpoint,
  at: Temporal.Instant,
): Promise<void> {
  const { size, root, note } = checkpoint
  await sql`insert into log_checkpoint (size, root, note, signed_at)
    values (${size}, ${root}, ${note}, ${at})`.execute(tx)
}

export type Publication = {
  readonly size: number
  /** With the countersignatures that were there. */
  readonly note: string
  readonly publishedAt: Temporal.Instant
}

export async function selectLastPublication(read: Read): Promise<Publication | undefined> {
  const row = await read
    .selectFrom('log_publication')
    .select(['size', 'note', 'published_at'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { size: Number(row.size), note: row.note, publishedAt: row.published_at }
}

/** Nothing when a larger tree was published meanwhile: what the world sees never goes back. */
export async function insertPublication(tx: Tx, publication: Publication): Promise<void> {
  const { size, note, publishedAt } = publication
  await sql`insert into log_publication (size, note, published_at)
    select ${size}::bigint, ${note}, ${publishedAt}::timestamptz
    where not exists (select from log_publication where size > ${size})`.execute(tx)
}

export type LogKey = {
  readonly vkey: string
  readonly origin: string
  readonly sinceSize: number
  readonly untilSize: number | null
}

/** The oldest first. */
export async function selectKeys(read: Read): Promise<readonly LogKey[]> {
  const rows = await read
    .selectFrom('log_key')
    .selectAll()
    .orderBy('since_size')
    .orderBy('vkey')
    .execute()
  return rows.map(row => ({
    vkey: row.vkey,
    origin: row.origin,
    sinceSize: Number(row.since_size),
    untilSize: row.until_size === null ? null : Number(row.until_size),
  }))
}

export async function insertKey(tx: Tx, key: Omit<LogKey, 'untilSize'>): Promise<void> {
  await sql`insert into log_key (vkey, origin, since_size)
    values (${key.vkey}, ${key.origin}, ${key.sinceSize})`.execute(tx)
}

export async function updateKeyEnd(tx: Tx, vkey: string, untilSize: number): Promise<void> {
  await sql`update log_key set until_size = ${untilSize} where vkey = ${vkey}`.execute(tx)
}

export async function selectPolicy(read: Read): Promise<string | undefined> {
  const row = await read
    .selectFrom('log_policy')
    .select('policy')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.policy
}

export async function insertPolicy(tx: Tx, policy: string, at: Temporal.Instant): Promise<void> {
  await sql`insert into log_policy (policy, published_at) values (${policy}, ${at})`.execute(tx)
}

/** Leaves with the texts that they were made of, by index; a text that is gone is null. */
export async function selectLeavesForCheck(
  read: Read,
  start: number,
  end: number,
): Promise<
  readonly { readonly index: bigint; readonly hash: Hash; readonly leaf: string | null }[]
> {
  const result = await sql<{ index: bigint; hash: Buffer; leaf: string | null }>`
    select log_leaf.index, log_leaf.hash, entry.leaf
    from log_leaf left join journal_entry entry on entry.id = log_leaf.entry_id
    where log_leaf.index >= ${start} and log_leaf.index < ${end} order by log_leaf.index`.execute(
    read,
  )
  return result.rows
}

/** The texts of leaves by index: a bundle of entries. */
export async function selectEntries(
  read: Read,
  start: number,
  end: number,
): Promise<readonly string[]> {
  const rows = await selectLeavesForCheck(read, start, end)
  return rows.flatMap(row => row.leaf ?? [])
}

/** Where entries stand in the log; those that still wait are left out. */
export async function selectEntryPlaces(
  read: Read,
  entryIds: readonly bigint[],
): Promise<readonly { readonly entryId: bigint; readonly index: number }[]> {
  const rows = await read
    .selectFrom('log_leaf')
    .select(['entry_id', 'index'])
    .where('entry_id', 'in', [...entryIds])
    .execute()
  return rows.map(row => ({ entryId: row.entry_id, index: Number(row.index) }))
}
