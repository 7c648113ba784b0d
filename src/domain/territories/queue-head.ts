/**
 * The head of a queue: whoever holds its lock is the only one to distribute vouchers there, to change
 * its places or to refresh its cohorts (iteration.md, "Commit": serial per territory and programme).
 */
import type { Read, Tx } from '../../platform/db/database.ts'
import {
  lockQueueHead,
  selectCohortYear,
  selectCohortYears,
  updateCalledOn,
  updateQueueHead,
  updateRoundsHeld,
} from './queue-head-queries.ts'
import type { Programme } from './rollout.ts'

type QueueHead = {
  readonly iterationsHeld: number
  readonly cohortYear: number
  readonly roundsHeld: number
}

/** `year` is the cohort year of a queue that is new. */
export async function lockHead(
  tx: Tx,
  territory: string,
  programme: Programme,
  year: number,
): Promise<QueueHead> {
  const row = await lockQueueHead(tx, territory, programme, year)
  return {
    iterationsHeld: row.iterations_held,
    cohortYear: row.cohort_year,
    roundsHeld: row.rounds_held,
  }
}

export { updateCalledOn as markCalled, updateQueueHead as keepHead, updateRoundsHeld as countRound }

/** The year to which a queue was refreshed last; `today`'s for a queue that never was. */
export async function findCohortYear(
  read: Read,
  territory: string,
  programme: Programme,
  today: Temporal.PlainDate,
): Promise<number> {
  return (await selectCohortYear(read, territory, programme)) ?? today.year
}

/** The same for every queue, in one read. */
export async function loadCohortYears(
  read: Read,
  today: Temporal.PlainDate,
): Promise<(territory: string, programme: Programme) => number> {
  const rows = await selectCohortYears(read)
  const years = new Map(
    rows.map(row => [`${row.programme} ${row.territory_code}`, row.cohort_year]),
  )
  return (territory, programme) => years.get(`${programme} ${territory}`) ?? today.year
}
