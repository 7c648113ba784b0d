/** "Why is my number this": the number, who stands before, and what moved it. */
import type { Read } from '../../platform/db/database.ts'
import { categoryCode } from '../applications/application.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import { type Ahead, countAhead } from './queue.ts'
import {
  findQueueRow,
  selectLengths,
  selectMovementsBefore,
  selectQueuePage,
} from './queue-queries.ts'

export { selectLengths as findLengths, selectQueuePage as findQueuePage }

export type Position = {
  readonly number: string
  readonly state: string
  readonly programme: Programme
  readonly territory: string
  readonly tier: Tier
  readonly cohort: number
  readonly category: string
  readonly submittedAt: Temporal.Instant
  /** Null when the application does not stand in the queue now. */
  readonly queueNumber: number | null
  readonly ahead: Ahead | null
}

const NO_PACK_RATIO = { priority: 1, general: 3 }

/** Undefined when no application has the number. `day` decides which pack's ratio counts. */
export async function findPosition(
  read: Read,
  number: string,
  day: Temporal.PlainDate,
): Promise<Position | undefined> {
  const row = await findQueueRow(read, number)
  if (row === undefined) return undefined
  const queued = row.state === 'queued'
  const ratio = await findRatio(read, row.territory, row.programme, day)
  return {
    number,
    state: row.state,
    programme: row.programme,
    territory: row.territory,
    tier: row.tier,
    cohort: row.cohort,
    category: categoryCode(row.tier, row.cohort),
    submittedAt: row.submittedAt,
    queueNumber: queued ? row.queueNumber : null,
    ahead: queued ? countAhead(row.tier, row.queueNumber, row.lengths, ratio) : null,
  }
}

type Ratio = RulePack['values']['queue.ratio']['value']

const RATIO_KEPT_MS = 1000
const keptRatios = new Map<string, { readonly ratio: Ratio; readonly until: number }>()

/** Rules change by the year, positions are asked by the thousand: a ratio may be a second old. */
async function findRatio(
  read: Read,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<Ratio> {
  const key = `${programme} ${territory} ${day}`
  const kept = keptRatios.get(key)
  if (kept !== undefined && performance.now() < kept.until) return kept.ratio
  const rules = await findRulesInForce(read, territory, programme, day)
  const ratio = rules?.pack?.values['queue.ratio'].value ?? NO_PACK_RATIO
  if (keptRatios.size > 1000) keptRatios.clear()
  keptRatios.set(key, { ratio, until: performance.now() + RATIO_KEPT_MS })
  return ratio
}

/** What moved the number since a moment: so many left or joined before me, by cause. */
export async function findMovements(read: Read, position: Position, since: Temporal.Instant) {
  return selectMovementsBefore(read, position, position, since)
}
