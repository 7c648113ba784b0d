/** SQL that takes a free place of a group, whoever else is just taking one. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Admission } from '../places/place.ts'

export type FreePlace = {
  readonly id: bigint
  readonly admission: Admission
  readonly startsOn: Temporal.PlainDate
  readonly bin: string
  readonly group: string
}

/** Undefined where nothing general is published any more. */
export async function takeFreePlace(
  tx: Tx,
  groupId: bigint,
  at: Temporal.Instant,
): Promise<FreePlace | undefined> {
  const result = await sql<FreePlace>`
    with chosen as materialized (
      select id, admission, starts_on from place
      where group_id = ${groupId} and state = 'published' and admission = 'general'
      order by starts_on, id limit 1 for no key update skip locked
    ), held as (
      update place set state = 'held', changed_at = ${at} from chosen where place.id = chosen.id
    )
    select chosen.id, chosen.admission, chosen.starts_on as "startsOn", provider.bin, provider_group.name as "group"
    from chosen, provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${groupId}`.execute(tx)
  return result.rows[0]
}

export async function insertFreeHold(
  tx: Tx,
  hold: {
    readonly placeId: bigint
    readonly groupId: bigint
    readonly applicationId: bigint
    readonly voucherId: bigint
    readonly cause: 'naming' | 'renewal'
    readonly at: Temporal.Instant
    readonly until: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('place_hold')
    .values({
      place_id: hold.placeId,
      group_id: hold.groupId,
      application_id: hold.applicationId,
      voucher_id: hold.voucherId,
      cause: hold.cause,
      state: 'held',
      made_at: hold.at,
      until: hold.until,
      changed_at: hold.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
