/** What the worker does for exchanges of places: the job that signatures plan, its part of the minute sweep, the night's search. */
import { EXCHANGE_CHANGED } from './domain/choice/hold.ts'
import { searchDueSwaps } from './domain/swaps/search-swaps.ts'
import { findOpenSwaps, findSwapOfHold, settleSwap } from './domain/swaps/settle-swap.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction } from './platform/db/database.ts'
import type { JobHandlers } from './platform/jobs/run-jobs.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }

type SwapDeps = { readonly database: Database; readonly setting: Setting }
type Report = (message: string) => (fault: unknown) => void

export function swapJobs({ database, setting }: SwapDeps): JobHandlers {
  return {
    [EXCHANGE_CHANGED]: async ({ holdId }) => {
      if (typeof holdId !== 'string' || !/^\d+$/.test(holdId)) {
        throw new Error('exchange-changed needs an id')
      }
      const id = await findSwapOfHold(database, BigInt(holdId))
      if (id !== undefined) await inTransaction(database, tx => settleSwap(tx, ACTOR, setting, id))
    },
  }
}

/** Before seats are freed: an exchange one of whose seats shakes ends while all of them are still held. */
export async function settleSwaps({ database, setting }: SwapDeps, report: Report): Promise<void> {
  for (const id of await findOpenSwaps(database)) {
    await inTransaction(database, tx => settleSwap(tx, ACTOR, setting, id)).catch(
      report('exchange: not settled'),
    )
  }
}

export async function searchSwapsOfTheNight(
  { database, setting }: SwapDeps,
  report: Report,
): Promise<void> {
  await searchDueSwaps(database, ACTOR, setting, report('exchange: not searched'))
}
