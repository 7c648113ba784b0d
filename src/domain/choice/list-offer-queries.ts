/** SQL that offers places to waiting lists, and that looks at a family's place on them. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { WaitingEventKind, WaitingState } from './hold-life.ts'

export type NewOffer = {
  readonly placeId: bigint
  readonly groupId: bigint
  readonly applicationId: bigint
  readonly voucherId: bigint
  readonly entryId: bigint
}

/** Places, holds, entries and their events together; ids of the holds in the order given. */
export async function insertOffers(
  tx: Tx,
  offers: readonly NewOffer[],
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    with given as (
      select * from unnest(
        ${offers.map(one => one.placeId)}::bigint[], ${offers.map(one => one.groupId)}::bigint[],
        ${offers.map(one => one.applicationId)}::bigint[], ${offers.map(one => one.voucherId)}::bigint[],
        ${offers.map(one => one.entryId)}::bigint[])
        with ordinality given (place_id, group_id, application_id, voucher_id, entry_id, turn)
    ), places as (
      update place set state = 'held', changed_at = ${at} from given where place.id = given.place_id
    ), entries as (
      update waiting_entry set state = 'offered', changed_at = ${at} from given
      where waiting_entry.id = given.entry_id
    ), told as (
      insert into waiting_event (entry_id, at, kind, actor)
      select entry_id, ${at}, 'offered', 'system:waiting-list' from given order by turn
    )
    insert into place_hold (place_id, group_id, application_id, voucher_id, waiting_entry_id, cause, state,
                            made_at, changed_at)
    select place_id, group_id, application_id, voucher_id, entry_id, 'waiting-list', 'offered', ${at}, ${at}
    from given order by turn
    returning id`.execute(tx)
  return result.rows.map(row => row.id)
}

export async function setOfferMessages(
  tx: Tx,
  holdIds: readonly bigint[],
  messageIds: readonly (bigint | null)[],
): Promise<void> {
  await sql`
    update place_hold set message_id = given.message_id
    from unnest(${holdIds}::bigint[], ${messageIds}::bigint[]) given (id, message_id)
    where place_hold.id = given.id`.execute(tx)
}

export type WaitingRow = {
  readonly entry_id: bigint
  readonly group_id: bigint
  readonly group_name: string
  readonly provider_id: bigint
  readonly name_kk: string
  readonly name_ru: string
  readonly admissions: readonly string[]
  readonly state: WaitingState
  readonly joined_at: Temporal.Instant
  /** From 1: children without a place first, then who joined earlier. */
  readonly turn: number
  readonly length: number
  /** The open offer, when there is one. */
  readonly hold_id: bigint | null
  readonly until: Temporal.Instant | null
}

/** The lists on which a child waits, and its turn on each. */
export async function selectWaitingOf(
  read: Read,
  applicationId: bigint,
): Promise<readonly WaitingRow[]> {
  const result = await sql<WaitingRow>`
    with mine as (
      select * from waiting_entry
      where application_id = ${applicationId} and state in ('waiting', 'offered')
    ), line as (
      select waiting_entry.id, waiting_entry.group_id,
             row_number() over (partition by waiting_entry.group_id
               order by waiting_entry.state = 'waiting', voucher.state not in ('confirmed', 'held'),
                        waiting_entry.joined_at, waiting_entry.id)::integer as turn,
             count(*) over (partition by waiting_entry.group_id)::integer as length
      from waiting_entry join voucher on voucher.application_id = waiting_entry.application_id
        and voucher.state in ('confirmed', 'held', 'place-held', 'enrolled')
      where waiting_entry.group_id in (select group_id from mine)
        and waiting_entry.state in ('waiting', 'offered')
    )
    select mine.id as entry_id, mine.group_id, provider_group.name as group_name,
           provider.id as provider_id, provider.name_kk, provider.name_ru, mine.admissions, mine.state,
           mine.joined_at, line.turn, line.length, place_hold.id as hold_id, place_hold.until
    from mine join line on line.id = mine.id
    join provider_group on provider_group.id = mine.group_id
    join provider on provider.id = provider_group.provider_id
    left join place_hold on place_hold.waiting_entry_id = mine.id and place_hold.state = 'offered'
    order by mine.joined_at, mine.id`.execute(read)
  return result.rows
}

export type Movement = {
  readonly day: Temporal.PlainDate
  readonly kind: WaitingEventKind
  readonly count: number
}

/** How the list moved before an entry since it joined: places that went to those ahead, families that left. */
export async function selectMovements(read: Read, entryId: bigint): Promise<readonly Movement[]> {
  const result = await sql<Movement>`
    select (waiting_event.at at time zone 'Asia/Almaty')::date as day, waiting_event.kind,
           count(*)::integer as count
    from waiting_entry mine
    join waiting_entry ahead on ahead.group_id = mine.group_id and ahead.id <> mine.id
      and (ahead.joined_at, ahead.id) < (mine.joined_at, mine.id)
    join waiting_event on waiting_event.entry_id = ahead.id and waiting_event.at >= mine.joined_at
      and waiting_event.kind <> 'joined'
    where mine.id = ${entryId}
    group by 1, 2 order by 1, 2`.execute(read)
  return result.rows
}

/** How many wait for each group: for the pages of kindergartens. */
export async function selectListLengths(read: Read, groupIds: readonly bigint[]) {
  const result = await sql<{ group_id: bigint; waiting: number }>`
    select group_id, count(*)::integer as waiting from waiting_entry
    where group_id = any(${groupIds}::bigint[]) and state in ('waiting', 'offered')
    group by group_id`.execute(read)
  return new Map(result.rows.map(row => [row.group_id, row.waiting]))
}
