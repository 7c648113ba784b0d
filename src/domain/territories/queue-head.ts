/**
 * The head of a queue: whoever holds its lock is the only one to distribute vouchers there, to change
 * its places or to refresh its cohorts (iteration.md, "Commit": serial per territory and programme).
 */
import type { Tx } from '../../platform/db/database.ts'
import { lockQueueHead, updateQueueHead } from './queue-head-queries.ts'
import type { Programme } from './rollout.ts'

export type QueueHead = { readonly iterationsHeld: number; readonly cohortYear: number }

/** `year` is the cohort year of a queue that is new. */
export async function lockHead(
  tx: Tx,
  territory: string,
  programme: Programme,
  year: number,
): Promise<QueueHead> {
  const row = await lockQueueHead(tx, territory, programme, year)
  return { iterationsHeld: row.iterations_held, cohortYear: row.cohort_year }
}

export { updateQueueHead as keepHead }
