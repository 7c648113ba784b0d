/** SQL of held places. */
import { type Selectable, sql } from 'kysely'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { PlaceHoldRow } from '../../platform/db/tables.ts'
import type { PlaceState } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { HeldPlace, Hold, HoldCause, HoldState, ReleaseReason } from './hold.ts'

type StoredHold = Selectable<PlaceHoldRow>

function asHold(row: StoredHold): Hold {
  return {
    id: row.id,
    placeId: row.place_id,
    groupId: row.group_id,
    applicationId: row.application_id,
    voucherId: row.voucher_id,
    waitingEntryId: row.waiting_entry_id,
    roundId: row.round_id,
    cause: row.cause as HoldCause,
    state: row.state as HoldState,
    releasedReason: row.released_reason as ReleaseReason | null,
    madeAt: row.made_at,
    messageId: row.message_id,
    notifiedAt: row.notified_at,
    until: row.until,
  }
}

export async function selectHold(read: Read, id: bigint): Promise<Hold | undefined> {
  const row = await read
    .selectFrom('place_hold')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asHold(row)
}

/** Group, place, hold: in this order, as everybody locks them, after the application and its voucher. */
export async function lockPlaceAndHold(
  tx: Tx,
  hold: Pick<Hold, 'id' | 'groupId' | 'placeId'>,
): Promise<Hold | undefined> {
  const [, , [row]] = await together(
    tx,
    sql`/* prepare: lock-group */ select from provider_group where id = ${hold.groupId} for no key update`,
    sql`/* prepare: lock-place */ select from place where id = ${hold.placeId} for no key update`,
    sql<StoredHold>`/* prepare: lock-hold */ select * from place_hold where id = ${hold.id} for no key update`,
  )
  return row && asHold(row)
}

export async function selectLiveHold(read: Read, applicationId: bigint): Promise<Hold | undefined> {
  const row = await read
    .selectFrom('place_hold')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('state', '=', 'held')
    .executeTakeFirst()
  return row && asHold(row)
}

export async function selectHoldsOfApplication(
  read: Read,
  applicationId: bigint,
): Promise<readonly Hold[]> {
  const rows = await read
    .selectFrom('place_hold')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute()
  return rows.map(asHold)
}

export async function selectHeldPlace(read: Read, hold: Hold): Promise<HeldPlace> {
  const result = await sql<{
    bin: string
    provider_id: bigint
    name: string
    territory: string
    admission: HeldPlace['admission']
    starts_on: Temporal.PlainDate
  }>`
    select provider.bin, provider.id as provider_id, provider_group.name,
           provider.territory_code as territory, place.admission, place.starts_on
    from place join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    where place.id = ${hold.placeId}`.execute(read)
  const row = result.rows[0]
  if (row === undefined) throw new Error(`place ${hold.placeId} is gone`)
  const { bin, provider_id: providerId, name, territory, admission, starts_on: startsOn } = row
  return { bin, providerId, group: name, territory, admission, startsOn }
}

/** Holds and offers of a kindergarten that are alive, with what it must know of the child. */
export async function selectHoldsOfProvider(read: Read, providerId: bigint) {
  const result = await sql<{
    id: bigint
    state: HoldState
    cause: HoldCause
    made_at: Temporal.Instant
    until: Temporal.Instant | null
    group_id: bigint
    group_name: string
    admission: HeldPlace['admission']
    starts_on: Temporal.PlainDate
    application_number: string
    child_id: bigint
  }>`
    select place_hold.id, place_hold.state, place_hold.cause, place_hold.made_at, place_hold.until,
           provider_group.id as group_id, provider_group.name as group_name, place.admission,
           place.starts_on, application.number as application_number, application.child_id
    from place_hold
    join provider_group on provider_group.id = place_hold.group_id
    join place on place.id = place_hold.place_id
    join application on application.id = place_hold.application_id
    where place_hold.state in ('offered', 'held') and provider_group.provider_id = ${providerId}
    order by place_hold.until nulls last, place_hold.id`.execute(read)
  return result.rows
}

/** A place that was kept is free again; of a kindergarten that left the list meanwhile it is taken back. */
export async function giveBackPlace(
  tx: Tx,
  id: bigint,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  await sql`
    update place set changed_at = ${at},
      state = case when provider.listed_to < ${today} then 'withdrawn' else 'published' end,
      withdrawal_reason = case when provider.listed_to < ${today} then 'provider-excluded' end
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = place.group_id and place.id = ${id} and place.state = 'held'`.execute(
    tx,
  )
}

/** False when the place is not in that state any more. */
export async function updatePlace(
  tx: Tx,
  id: bigint,
  change: { readonly from: PlaceState; readonly to: PlaceState; readonly at: Temporal.Instant },
): Promise<boolean> {
  const result = await sql`
    update place set state = ${change.to}, changed_at = ${change.at}
    where id = ${id} and state = ${change.from}`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function updateHold(
  tx: Tx,
  id: bigint,
  change: {
    readonly state: HoldState
    readonly at: Temporal.Instant
    readonly until?: Temporal.Instant
    readonly reason?: ReleaseReason
  },
): Promise<void> {
  await tx
    .updateTable('place_hold')
    .set({
      state: change.state,
      changed_at: change.at,
      ...(change.until && { until: change.until }),
      ...(change.reason && { released_reason: change.reason }),
    })
    .where('id', '=', id)
    .execute()
}

/** Offers and holds whose time has run out, oldest first; those of an exchange end with it, all at once. */
export async function selectDueHolds(read: Read, now: Temporal.Instant, limit: number) {
  const result = await sql<{ id: bigint }>`
    select id from place_hold where state in ('offered', 'held') and until <= ${now} and cause <> 'swap'
    order by until, id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Offers whose notice could not be delivered for good. */
export async function selectUnreachedOffers(read: Read, limit: number) {
  const result = await sql<{ id: bigint }>`
    select place_hold.id from place_hold join message on message.id = place_hold.message_id
    where place_hold.state = 'offered' and place_hold.notified_at is null and message.state = 'failed'
    order by place_hold.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Offers and holds of children whose application or voucher has ended. */
export async function selectHoldsOfUnlisted(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ id: bigint }>`
    select place_hold.id from place_hold
    join provider_group on provider_group.id = place_hold.group_id
    join provider on provider.id = provider_group.provider_id
    where place_hold.state in ('offered', 'held') and provider.listed_to < ${today}
    order by place_hold.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export async function selectOrphanedHolds(read: Read, limit: number) {
  const result = await sql<{ id: bigint }>`
    select place_hold.id from place_hold join voucher on voucher.id = place_hold.voucher_id
    where place_hold.state in ('offered', 'held') and voucher.state in ('lapsed', 'closed')
      and place_hold.cause <> 'swap'
    order by place_hold.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Holds for which nobody has drawn up a contract yet: their job was not planned, or was lost. */
export async function selectWithoutContract(read: Read, before: Temporal.Instant, limit: number) {
  const result = await sql<{ id: bigint }>`
    select id from place_hold
    where state = 'held' and changed_at <= ${before}
      and not exists (select from contract where contract.hold_id = place_hold.id)
    order by id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Locked: offers of these messages whose clocks have not started. */
export async function lockUnstartedOffers(tx: Tx, messageIds: readonly bigint[]) {
  const result = await sql<{
    id: bigint
    messageId: bigint
    territory: string
    programme: Programme
  }>`
    select place_hold.id, place_hold.message_id as "messageId", application.territory_code as territory,
           application.programme
    from place_hold join application on application.id = place_hold.application_id
    where place_hold.message_id = any(${messageIds}::bigint[]) and place_hold.state = 'offered'
      and place_hold.notified_at is null
    order by place_hold.id for no key update of place_hold`.execute(tx)
  return result.rows
}

export async function updateOfferClock(
  tx: Tx,
  id: bigint,
  clock: { readonly notifiedAt: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('place_hold')
    .set({ notified_at: clock.notifiedAt, until: clock.until })
    .where('id', '=', id)
    .execute()
}
