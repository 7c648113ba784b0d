/** All SQL of places. */
import { sql } from 'kysely'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Admission, Occupancy, PlaceCause } from './place.ts'

export type GroupOfPlace = Occupancy & {
  readonly id: bigint
  readonly name: string
  readonly providerId: bigint
  readonly listedTo: Temporal.PlainDate | null
  readonly bin: string
  readonly programme: Programme
  readonly territory: string
}

export async function findQueueOfGroup(read: Read, groupId: bigint) {
  const result = await sql<Pick<GroupOfPlace, 'territory' | 'programme' | 'providerId'>>`
    select provider.territory_code as territory, provider.programme, provider.id as "providerId"
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId}`.execute(read)
  return result.rows[0]
}

/** The columns of `Occupancy`; of a row that is locked, or for looking only. */
export const OCCUPANCY = sql`provider_group.capacity, provider_group.enrolled, provider_group.away,
  (select count(*)::integer from place where place.group_id = provider_group.id
     and place.state in ('published', 'held') and place.admission <> 'early-booking') as "openNow",
  (select count(*)::integer from place where place.group_id = provider_group.id
     and place.state in ('published', 'held') and place.admission = 'early-booking')
  + (select count(*)::integer from enrolment join contract on contract.id = enrolment.contract_id
     where enrolment.group_id = provider_group.id and not enrolment.seated and not enrolment.never_began
       and contract.state = 'in-force' and contract.end_reason is distinct from 'swap') as "openLater"`

/** Locks the group: its places change one transaction at a time. `published`: general places of it that are. */
export async function lockGroup(
  tx: Tx,
  groupId: bigint,
): Promise<(GroupOfPlace & { readonly published: number }) | undefined> {
  const lock = sql`/* prepare: lock-group-id */ select id from provider_group where id = ${groupId} for no key update`
  // A statement of its own: it counts what the one who held the lock before us has written.
  const found = sql<GroupOfPlace & { readonly published: number }>`/* prepare: group-of-place */
    select provider_group.id, provider_group.name, provider_group.provider_id as "providerId",
           ${OCCUPANCY}, provider.bin, provider.programme, provider.territory_code as territory,
           provider.listed_to as "listedTo",
           (select count(*)::integer from place where place.group_id = provider_group.id
              and place.state = 'published' and place.admission = 'general') as published
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId}`
  const [, [group]] = await together(tx, lock, found)
  return group
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

export type NewPlaces = {
  readonly groupId: bigint
  readonly count: number
  readonly admission: Admission
  readonly cause: PlaceCause
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
}

/** Returns the ids of the new places. */
export async function insertOfferedPlaces(
  tx: Tx,
  places: NewPlaces,
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    insert into place (group_id, admission, cause, starts_on, last_day, restriction, state, published_at, changed_at)
    select ${places.groupId}, ${places.admission}, ${places.cause}, ${places.startsOn}, ${places.lastDay},
           ${places.restriction}, 'published', ${at}, ${at}
    from generate_series(1, ${places.count}::integer)
    returning id`.execute(tx)
  return result.rows.map(row => row.id)
}

/** Those of the given places of one group that are still published. Returns how many were taken back. */
export async function withdrawPublished(
  tx: Tx,
  groupId: bigint,
  placeIds: readonly bigint[],
  reason: string,
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update place set state = 'withdrawn', withdrawal_reason = ${reason}, changed_at = ${at}
    where group_id = ${groupId} and id = any(${placeIds}::bigint[]) and state = 'published'`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

export type PlaceRow = {
  readonly id: bigint
  readonly groupId: bigint
  readonly admission: Admission
  readonly state: string
  readonly cause: PlaceCause
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
}

/** Places of one provider that are published or kept for a child, group by group. */
export async function selectOpenPlaces(
  read: Read,
  providerId: bigint,
): Promise<readonly PlaceRow[]> {
  const result = await sql<PlaceRow>`
    select place.id, place.group_id as "groupId", place.admission, place.state, place.cause,
           place.starts_on as "startsOn", place.last_day as "lastDay", place.restriction
    from place join provider_group on provider_group.id = place.group_id
    where provider_group.provider_id = ${providerId} and place.state in ('published', 'held')
    order by provider_group.cohort desc, provider_group.name, place.starts_on, place.id`.execute(
    read,
  )
  return result.rows
}

export type GroupOccupancy = Occupancy & {
  readonly id: bigint
  readonly name: string
  readonly cohort: number
  readonly language: string
  readonly kind: string
  readonly regime: string
  readonly waiting: number
}

/** Every group of a provider with its seats, its open places and how many families wait for it. */
export async function selectOccupancy(
  read: Read,
  providerId: bigint,
): Promise<readonly GroupOccupancy[]> {
  const result = await sql<GroupOccupancy>`
    select provider_group.id, provider_group.name, cohort, language, kind, regime, ${OCCUPANCY},
           (select count(*)::integer from waiting_entry where waiting_entry.group_id = provider_group.id
              and waiting_entry.state in ('waiting', 'offered')) as waiting
    from provider_group where provider_id = ${providerId}
    order by cohort desc, name`.execute(read)
  return result.rows
}

export type Unpublished = {
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly empty: number
  readonly open: number
}

/**
 * Providers of the territories that have more empty seats than they publish (twenty children admitted
 * against a norm of twenty-six makes an artificial queue: rules.md, 7), the largest gap first.
 */
export async function selectUnpublished(
  read: Read,
  territories: readonly string[],
  limit: number,
  programme: Programme = 'preschool',
): Promise<readonly Unpublished[]> {
  const result = await sql<Unpublished>`
    with groups as (
      select provider_group.provider_id, ${OCCUPANCY} from provider_group
    )
    select provider.id as "providerId", provider.bin, provider.name_kk as "nameKk", provider.name_ru as "nameRu",
           sum(greatest(groups.capacity - groups.enrolled + groups.away, 0))::integer as empty,
           sum(groups."openNow")::integer as open
    from groups join provider on provider.id = groups.provider_id
    where provider.territory_code = any(${territories}::text[]) and provider.programme = ${programme}
    group by provider.id
    having sum(greatest(groups.capacity - groups.enrolled + groups.away, 0)) > sum(groups."openNow")
    order by sum(greatest(groups.capacity - groups.enrolled + groups.away, 0)) - sum(groups."openNow") desc,
             provider.id
    limit ${limit}`.execute(read)
  return result.rows
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
