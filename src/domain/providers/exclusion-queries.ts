/** SQL of exclusions from the list of providers. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { ExclusionReason } from './listing.ts'

export type ExclusionRow = {
  readonly id: bigint
  readonly providerId: bigint
  readonly reason: ExclusionReason
  readonly words: string
  readonly announcedAt: Temporal.Instant
  /** The first day off the list. */
  readonly effectiveOn: Temporal.PlainDate
  readonly state: 'announced' | 'withdrawn' | 'done'
}

const EXCLUSION = sql`select id, provider_id as "providerId", reason, words, announced_at as "announcedAt",
  effective_on as "effectiveOn", state from provider_exclusion`

export async function insertExclusion(
  tx: Tx,
  row: {
    readonly providerId: bigint
    readonly reason: ExclusionReason
    readonly words: string
    readonly effectiveOn: Temporal.PlainDate
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into provider_exclusion (provider_id, reason, words, announced_at, announced_by, effective_on, state,
                                    changed_at)
    values (${row.providerId}, ${row.reason}, ${row.words}, ${row.at}, ${row.by}, ${row.effectiveOn}, 'announced',
            ${row.at})
    returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

/** The newest one, in whatever state. */
export async function selectExclusion(
  read: Read,
  providerId: bigint,
): Promise<ExclusionRow | undefined> {
  const result = await sql<ExclusionRow>`${EXCLUSION} where provider_id = ${providerId}
    order by id desc limit 1`.execute(read)
  return result.rows[0]
}

export async function selectExclusionById(
  read: Read,
  id: bigint,
): Promise<ExclusionRow | undefined> {
  const result = await sql<ExclusionRow>`${EXCLUSION} where id = ${id}`.execute(read)
  return result.rows[0]
}

export async function lockExclusion(tx: Tx, id: bigint): Promise<ExclusionRow | undefined> {
  const result = await sql<ExclusionRow>`${EXCLUSION} where id = ${id} for update`.execute(tx)
  return result.rows[0]
}

/** First days off the list of those providers whose exclusion is announced. */
export async function selectAnnounced(
  read: Read,
  providerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, Temporal.PlainDate>> {
  const result = await sql<Pick<ExclusionRow, 'providerId' | 'effectiveOn'>>`
    select provider_id as "providerId", effective_on as "effectiveOn" from provider_exclusion
    where state = 'announced' and provider_id = any(${providerIds}::bigint[])`.execute(read)
  return new Map(result.rows.map(row => [row.providerId, row.effectiveOn]))
}

/** Those whose day has come. */
export async function selectDueExclusions(
  read: Read,
  day: Temporal.PlainDate,
  limit: number,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from provider_exclusion where state = 'announced' and effective_on <= ${day}
    order by effective_on, id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export async function updateExclusion(
  tx: Tx,
  id: bigint,
  state: 'withdrawn' | 'done',
  at: Temporal.Instant,
): Promise<void> {
  await sql`update provider_exclusion set state = ${state}, changed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

export async function updateListedTo(
  tx: Tx,
  providerId: bigint,
  lastDay: Temporal.PlainDate,
): Promise<void> {
  await sql`update provider set listed_to = ${lastDay} where id = ${providerId}`.execute(tx)
}

/** Takes back every place that nobody has yet, group by group. Returns how many of which group. */
export async function withdrawPlacesOf(
  tx: Tx,
  providerId: bigint,
  reason: string,
  at: Temporal.Instant,
): Promise<readonly { readonly group: string; readonly count: number }[]> {
  // Groups before their places, in the order of their rows: the order in which everybody locks.
  await sql`select from provider_group where provider_id = ${providerId} order by id for no key update`.execute(
    tx,
  )
  const result = await sql<{ group: string; count: number }>`
    with withdrawn as (
      update place set state = 'withdrawn', withdrawal_reason = ${reason}, changed_at = ${at}
      from provider_group
      where provider_group.id = place.group_id and provider_group.provider_id = ${providerId}
        and place.state = 'published'
      returning provider_group.name
    )
    select name as "group", count(*)::integer as count from withdrawn group by name order by name`.execute(
    tx,
  )
  return result.rows
}
