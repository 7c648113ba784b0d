/** SQL of reminders: one for each deadline of a voucher, the one to confirm and the one to choose. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/** Whose open deadline ends at `until` or before, was told on an earlier day, and had no reminder yet. */
export async function selectToRemind(
  read: Read,
  until: Temporal.Instant,
  toldBefore: Temporal.Instant,
  limit: number,
) {
  const result = await sql<{ id: bigint; application_id: bigint }>`
    select id, application_id from voucher
    where (state = 'offered' and confirm_until <= ${until} and notified_at < ${toldBefore}
           and reminded_at is null)
       or (state = 'confirmed' and choose_until <= ${until} and confirmed_at < ${toldBefore}
           and (reminded_at is null or reminded_at < confirmed_at))
    order by id limit ${limit}`.execute(read)
  return result.rows
}

export async function markReminded(tx: Tx, id: bigint, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('voucher').set({ reminded_at: at }).where('id', '=', id).execute()
}
