/** SQL of families that are known by an introduction alone: nobody applied, no club names the child. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/**
 * Children introduced before a moment, the oldest first; a naming of the time since then keeps the family, since it can be
 * answered or was answered lately.
 */
export async function selectIntroducedBefore(
  read: Read,
  before: Temporal.Instant,
  limit: number,
): Promise<readonly bigint[]> {
  const result = await sql<{ child_id: bigint }>`
    select child_id from introduction
    where introduced_at <= ${before}
      and not exists (select from naming where naming.child_id = introduction.child_id
        and (naming.state = 'proposed' or naming.answered_at > ${before}))
    order by introduced_at, child_id limit ${limit}`.execute(read)
  return result.rows.map(row => row.child_id)
}

/** False where the family came again meanwhile. */
export async function deleteIntroduction(
  tx: Tx,
  childId: bigint,
  before: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('introduction')
    .where('child_id', '=', childId)
    .where('introduced_at', '<=', before)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
