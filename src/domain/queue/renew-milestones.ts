/** Keeps queue numbers quick: milestones of busy categories are made anew, apart from any request. */
import type { Database } from '../../platform/db/database.ts'
import { forgetMilestones, remakeMilestones, selectStaleCategories } from './queue-queries.ts'

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
 * them can be trusted: forget all milestones and count again. `owner` may alter tables.
 */
export async function recountQueues(owner: Database): Promise<void> {
  await owner.transaction().execute(forgetMilestones)
  await renewMilestones(owner, 0)
}
