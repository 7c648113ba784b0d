/** Keeps queue numbers quick: milestones of busy categories are made anew, apart from any request. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { remakeMilestones, selectStaleCategories } from './queue-queries.ts'

export const RENEW_MILESTONES = 'renew-milestones'
const STALE_AFTER_MOVEMENTS = 200

/** Each category in a transaction of its own. Returns how many were renewed; numbers are right either way. */
export async function renewMilestones(
  database: Database,
  staleAfter = STALE_AFTER_MOVEMENTS,
): Promise<number> {
  const stale = await selectStaleCategories(database, staleAfter)
  for (const category of stale) {
    await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(tx => remakeMilestones(tx, category))
  }
  return stale.length
}

/**
 * After a restore into another cluster the transaction ids start anew and nothing that was counted by
 * them can be trusted: forget all milestones, mark every movement as old, count again. As owner.
 */
export async function recountQueues(owner: Database): Promise<void> {
  await owner.transaction().execute(async tx => {
    await sql`alter table queue_movement disable trigger queue_movement_only_grows`.execute(tx)
    await sql`update queue_movement set xid = pg_current_xact_id()`.execute(tx)
    await sql`alter table queue_movement enable trigger queue_movement_only_grows`.execute(tx)
    await sql`delete from queue_milestone`.execute(tx)
    await sql`delete from queue_category`.execute(tx)
  })
  await renewMilestones(owner, 0)
}
