/** SQL of a kindergarten's own waiting lists: numbers only, in the order of turns. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type WaitingFamily = {
  readonly groupId: bigint
  readonly group: string
  readonly turn: number
  readonly application: string
  readonly joinedAt: Temporal.Instant
  readonly offered: boolean
  readonly hasPlace: boolean
}

/** The same order as offers are made in: list-offer-queries.ts. */
export async function selectWaitingOfProvider(
  read: Read,
  providerId: bigint,
  limit: number,
): Promise<readonly WaitingFamily[]> {
  const result = await sql<WaitingFamily>`
    select provider_group.id as "groupId", provider_group.name as "group",
           row_number() over (partition by provider_group.id
             order by waiting_entry.state = 'waiting', voucher.state not in ('confirmed', 'held'),
                      waiting_entry.joined_at, waiting_entry.id)::integer as turn,
           application.number as application, waiting_entry.joined_at as "joinedAt",
           waiting_entry.state = 'offered' as offered,
           voucher.state in ('place-held', 'enrolled') as "hasPlace"
    from waiting_entry
    join provider_group on provider_group.id = waiting_entry.group_id
    join application on application.id = waiting_entry.application_id
    join voucher on voucher.application_id = waiting_entry.application_id
      and voucher.state in ('confirmed', 'held', 'place-held', 'enrolled')
    where provider_group.provider_id = ${providerId} and waiting_entry.state in ('waiting', 'offered')
    order by provider_group.cohort desc, provider_group.name, turn limit ${limit}`.execute(read)
  return result.rows
}
