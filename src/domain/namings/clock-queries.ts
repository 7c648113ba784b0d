/** SQL of the clock of namings: started by the notice, run out, or never started. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/** Locked: open namings of these messages whose clocks have not started. */
export async function lockUnstartedNamings(tx: Tx, messageIds: readonly bigint[]) {
  const result = await sql<{ id: bigint; messageId: bigint; territory: string }>`
    select naming.id, naming.message_id as "messageId", provider.territory_code as territory
    from naming join provider_group on provider_group.id = naming.group_id
    join provider on provider.id = provider_group.provider_id
    where naming.message_id = any(${messageIds}::bigint[]) and naming.state = 'proposed' and naming.notified_at is null
    order by naming.id for no key update of naming`.execute(tx)
  return result.rows
}

export async function updateNamingClock(
  tx: Tx,
  id: bigint,
  clock: { readonly notifiedAt: Temporal.Instant; readonly replyUntil: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('naming')
    .set({ notified_at: clock.notifiedAt, reply_until: clock.replyUntil })
    .where('id', '=', id)
    .execute()
}

/** Open ones that are late, or whose notice cannot be delivered. */
export async function selectDueNamings(read: Read, now: Temporal.Instant, limit: number) {
  const result = await sql<{ id: bigint }>`
    select id from naming where state = 'proposed' and reply_until <= ${now}
    union all
    select naming.id from naming join message on message.id = naming.message_id
    where naming.state = 'proposed' and naming.notified_at is null and message.state = 'failed'
    order by id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export async function hasFailedNotice(read: Read, id: bigint): Promise<boolean> {
  const result = await sql`
    select from naming join message on message.id = naming.message_id
    where naming.id = ${id} and naming.notified_at is null and message.state = 'failed'`.execute(
    read,
  )
  return result.rows.length > 0
}
