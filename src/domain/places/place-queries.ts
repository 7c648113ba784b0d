/** All SQL of places. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

export type GroupOfPlace = {
  readonly id: bigint
  readonly name: string
  readonly capacity: number
  readonly enrolled: number
  readonly bin: string
  readonly programme: Programme
  readonly territory: string
}

export async function findQueueOfGroup(read: Read, groupId: bigint) {
  const result = await sql<Pick<GroupOfPlace, 'territory' | 'programme'>>`
    select provider.territory_code as territory, provider.programme
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId}`.execute(read)
  return result.rows[0]
}

/** Locks the group: its places change one transaction at a time. */
export async function lockGroup(tx: Tx, groupId: bigint): Promise<GroupOfPlace | undefined> {
  const result = await sql<GroupOfPlace>`
    select provider_group.id, provider_group.name, provider_group.capacity, provider_group.enrolled,
           provider.bin, provider.programme, provider.territory_code as territory
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId} for no key update of provider_group`.execute(tx)
  return result.rows[0]
}

export async function countPublished(read: Read, groupId: bigint): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from place
    where group_id = ${groupId} and state = 'published' and admission = 'general'`.execute(read)
  return result.rows[0]?.count ?? 0
}

export async function insertPlaces(
  tx: Tx,
  groupId: bigint,
  count: number,
  startsOn: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into place (group_id, admission, starts_on, state, published_at, changed_at)
    select ${groupId}, 'general', ${startsOn}, 'published', ${at}, ${at}
    from generate_series(1, ${count}::integer)`.execute(tx)
}

/** Takes back the newest published ones. Returns how many. */
export async function withdrawNewest(
  tx: Tx,
  groupId: bigint,
  count: number,
  reason: string,
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update place set state = 'withdrawn', withdrawal_reason = ${reason}, changed_at = ${at}
    where id in (
      select id from place where group_id = ${groupId} and state = 'published' and admission = 'general'
      order by id desc limit ${count} for update)`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
