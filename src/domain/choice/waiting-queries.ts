/** SQL of waiting lists: entries, their events, and who is next. */
import { type Selectable, sql } from 'kysely'
import { ahead, type Read, type Tx } from '../../platform/db/database.ts'
import type { WaitingEntryRow } from '../../platform/db/tables.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Hold, ReleaseReason } from './hold.ts'
import { ENTRY_AFTER_RELEASE, type WaitingEventKind, type WaitingState } from './hold-life.ts'

export type WaitingEntry = {
  readonly id: bigint
  readonly applicationId: bigint
  readonly groupId: bigint
  readonly admissions: readonly Admission[]
  readonly joinedAt: Temporal.Instant
  readonly state: WaitingState
}

function asEntry(row: Selectable<WaitingEntryRow>): WaitingEntry {
  return {
    id: row.id,
    applicationId: row.application_id,
    groupId: row.group_id,
    admissions: row.admissions as Admission[],
    joinedAt: row.joined_at,
    state: row.state as WaitingState,
  }
}

export type NewEntry = {
  readonly applicationId: bigint
  readonly groupId: bigint
  readonly admissions: readonly Admission[]
}

/** In the order given; who waits there already keeps the earlier turn. Returns those that are new. */
export async function insertEntries(
  tx: Tx,
  entries: readonly NewEntry[],
  actor: string,
  at: Temporal.Instant,
): Promise<readonly { readonly applicationId: bigint; readonly groupId: bigint }[]> {
  if (entries.length === 0) return []
  const rows = entries.map(one => ({
    application_id: one.applicationId.toString(),
    group_id: one.groupId.toString(),
    admissions: one.admissions,
  }))
  const result = await sql<{ application_id: bigint; group_id: bigint }>`
    with joined as (
      insert into waiting_entry (application_id, group_id, admissions, joined_at, state, changed_at)
      select given.application_id, given.group_id, given.admissions, ${at}, 'waiting', ${at}
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as (application_id bigint, group_id bigint, admissions text[])) with ordinality
        given (application_id, group_id, admissions, turn)
      order by given.turn
      on conflict (application_id, group_id) where state in ('waiting', 'offered') do nothing
      returning id, application_id, group_id
    ), told as (
      insert into waiting_event (entry_id, at, kind, actor)
      select id, ${at}, 'joined', ${actor} from joined order by id
    )
    select application_id, group_id from joined order by id`.execute(tx)
  return result.rows.map(row => ({ applicationId: row.application_id, groupId: row.group_id }))
}

export async function lockOpenEntry(
  tx: Tx,
  applicationId: bigint,
  groupId: bigint,
): Promise<WaitingEntry | undefined> {
  const result = await sql<Selectable<WaitingEntryRow>>`
    select * from waiting_entry
    where application_id = ${applicationId} and group_id = ${groupId} and state in ('waiting', 'offered')
    for no key update`.execute(tx)
  const row = result.rows[0]
  return row && asEntry(row)
}

export async function updateEntry(
  tx: Tx,
  id: bigint,
  change: {
    readonly state: WaitingState
    readonly event: WaitingEventKind
    readonly actor: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    with moved as (
      update waiting_entry set state = ${change.state}, changed_at = ${change.at} where id = ${id}
      returning id
    )
    insert into waiting_event (entry_id, at, kind, actor)
    select id, ${change.at}, ${change.event}, ${change.actor} from moved`.execute(tx)
}

export async function endOfferOfEntry(
  tx: Tx,
  hold: Hold,
  reason: ReleaseReason,
  actor: string,
  at: Temporal.Instant,
): Promise<void> {
  if (hold.waitingEntryId === null) return
  await updateEntry(tx, hold.waitingEntryId, { ...ENTRY_AFTER_RELEASE[reason], actor, at })
}

/** The child has a place in this group: it does not wait for it any longer, by whatever way it came. */
export async function serveEntries(
  tx: Tx,
  hold: Hold,
  actor: string,
  at: Temporal.Instant,
): Promise<void> {
  const served = sql`
    with served as (
      update waiting_entry set state = 'served', changed_at = ${at}
      where application_id = ${hold.applicationId} and group_id = ${hold.groupId}
        and state in ('waiting', 'offered')
      returning id
    )
    insert into waiting_event (entry_id, at, kind, actor)
    select id, ${at}, 'placed-elsewhere', ${actor} from served
    where id is distinct from ${hold.waitingEntryId}`
  await ahead(tx, served)
}

/** Published places of a group that nobody was offered yet, in the order in which they are given. */
export async function lockFreePlaces(tx: Tx, groupId: bigint) {
  const result = await sql<{
    id: bigint
    admission: Admission
    changed_at: Temporal.Instant
  }>`
    select id, admission, changed_at from place
    where group_id = ${groupId} and state = 'published'
    order by array_position(array['general', 'early-booking', 'temporary'], admission), starts_on, id
    for no key update skip locked`.execute(tx)
  return result.rows
}

export type NextInLine = {
  readonly entry_id: bigint
  readonly application_id: bigint
  readonly number: string
  readonly guardian_id: bigint
  readonly voucher_id: bigint
  readonly admissions: readonly Admission[]
  readonly has_place: boolean
}

/**
 * Children without a place first, then who joined earlier. A family that could not be reached since
 * `unreachedSince` keeps its turn, and is not asked again before the next day.
 */
export async function selectNextInLine(
  read: Read,
  groupId: bigint,
  unreachedSince: Temporal.Instant,
): Promise<readonly NextInLine[]> {
  const result = await sql<NextInLine>`
    select waiting_entry.id as entry_id, application.id as application_id, application.number,
           application.guardian_id, voucher.id as voucher_id, waiting_entry.admissions,
           voucher.state not in ('confirmed', 'held') as has_place
    from waiting_entry
    join application on application.id = waiting_entry.application_id
    join voucher on voucher.application_id = application.id
      and voucher.state in ('confirmed', 'held', 'place-held', 'enrolled')
    where waiting_entry.group_id = ${groupId} and waiting_entry.state = 'waiting'
      and not exists (select from waiting_event where entry_id = waiting_entry.id
        and kind = 'unreached' and at >= ${unreachedSince})
      -- Who holds a place in this very group does not need another one there.
      and not exists (select from place_hold where place_hold.application_id = application.id
        and place_hold.group_id = waiting_entry.group_id and place_hold.state in ('offered', 'held'))
    order by has_place, waiting_entry.joined_at, waiting_entry.id
    limit 1000`.execute(read)
  return result.rows
}

/** Groups in which a published place meets an entry that is waiting. */
export async function selectGroupsToOffer(read: Read, limit: number, after: bigint) {
  const result = await sql<{ id: bigint; territory: string; programme: Programme }>`
    select provider_group.id, provider.territory_code as territory, provider.programme
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id > ${after}
      and exists (select from waiting_entry where group_id = provider_group.id and state = 'waiting')
      and exists (select from place where group_id = provider_group.id and state = 'published')
    order by provider_group.id limit ${limit}`.execute(read)
  return result.rows
}

/** Entries of children whose voucher has ended, or who have none any more; and those of providers that left the list. */
export async function closeEndedEntries(
  tx: Tx,
  actor: string,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
) {
  const result = await sql<{
    number: string
    group_name: string
    bin: string
    territory: string
    reason: 'application-ended' | 'place-gone'
  }>`
    with over as (
      select waiting_entry.id,
             case when provider.listed_to < ${today} then 'place-gone' else 'application-ended' end as reason
      from waiting_entry join provider_group on provider_group.id = waiting_entry.group_id
      join provider on provider.id = provider_group.provider_id
      where waiting_entry.state = 'waiting' and (provider.listed_to < ${today} or not exists (
        select from voucher where voucher.application_id = waiting_entry.application_id
          and voucher.state in ('confirmed', 'held', 'place-held', 'enrolled', 'suspended')))
    ), ended as (
      update waiting_entry set state = 'left', changed_at = ${at} from over
      where waiting_entry.id = over.id and waiting_entry.state = 'waiting'
      returning waiting_entry.id, waiting_entry.application_id, waiting_entry.group_id, over.reason
    ), told as (
      insert into waiting_event (entry_id, at, kind, actor)
      select id, ${at}, reason, ${actor} from ended order by id
    )
    select application.number, provider_group.name as group_name, provider.bin, ended.reason,
           provider.territory_code as territory
    from ended join application on application.id = ended.application_id
    join provider_group on provider_group.id = ended.group_id
    join provider on provider.id = provider_group.provider_id order by ended.id`.execute(tx)
  return result.rows
}

/** Whether a place is published that no earlier entry is due. */
export async function hasFreePlace(
  read: Read,
  groupId: bigint,
  admissions: readonly Admission[],
): Promise<boolean> {
  const result = await sql<{ free: boolean }>`
    select (select count(*) from place where group_id = ${groupId} and state = 'published'
              and admission = any(${admissions}::text[]))
         > (select count(*) from waiting_entry where group_id = ${groupId} and state = 'waiting') as free`.execute(
    read,
  )
  return result.rows[0]?.free ?? false
}

/** The group before its places: the list is gone through by one at a time. */
export async function lockGroupOfList(tx: Tx, groupId: bigint) {
  const result = await sql<{ bin: string; name: string }>`
    select provider.bin, provider_group.name
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId} for no key update of provider_group`.execute(tx)
  return result.rows[0]
}
