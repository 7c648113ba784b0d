/** Reading prolongations: contracts that end soon, what was ordered lately, the report on one. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce, getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { contractAccess } from './contract-access.ts'
import { selectEnding } from './prolong-queries.ts'
import type { Prolongation, ProlongationOutcome } from './prolongation.ts'
import {
  countOutcomes,
  countWaiting,
  type LeftContract,
  selectLeft,
  selectProlongation,
} from './prolongation-report-queries.ts'

export { selectProlongations as findProlongations } from './prolongation-report-queries.ts'
export type { LeftContract, Prolongation }

export type EndingContracts = {
  readonly lastDay: Temporal.PlainDate
  readonly count: number
  /** Whether rules follow on the next day, so that they can be prolonged now. */
  readonly followed: boolean
}

/** Contracts that end within `pack.warnBeforeEndDays`, by last day; those whose end somebody set are left out. */
export async function findEndingContracts(
  read: Read,
  setting: Setting,
  scope: { readonly territory: string; readonly programme: Programme },
): Promise<readonly EndingContracts[]> {
  const today = setting.clock.today()
  const { territory, programme } = scope
  const { pack } = await getRulesInForce(read, territory, programme, today)
  const days = pack.values['pack.warnBeforeEndDays'].value
  const rows = await selectEnding(read, { ...scope, from: today, to: today.add({ days }) })
  const ending: EndingContracts[] = []
  for (const row of rows) {
    const next = await findRulesInForce(read, territory, programme, row.lastDay.add({ days: 1 }))
    ending.push({ ...row, followed: next?.pack !== undefined })
  }
  return ending
}

export type ProlongationReport = {
  readonly prolongation: Prolongation
  readonly relation: Relation
  readonly counts: ReadonlyMap<ProlongationOutcome, number>
  /** Contracts that it has not come to yet; 0 once it is finished. */
  readonly waiting: number
  readonly left: readonly LeftContract[]
}

/** One of another territory is not there: nobody learns by trying ids. */
export async function viewProlongation(
  read: Read,
  actor: Actor,
  id: bigint,
  page: { readonly limit: number; readonly offset: number },
): Promise<ProlongationReport> {
  const prolongation = await selectProlongation(read, id)
  if (prolongation === undefined) throw new NotFound('prolongation')
  const path = await getTerritoryPath(read, prolongation.territory)
  const relation = { territoryPath: path.map(step => step.code) }
  if (!isAllowed(actor, contractAccess.viewProlongation, relation)) {
    throw new NotFound('prolongation')
  }
  const isFinished = prolongation.finishedAt !== null
  return {
    prolongation,
    relation,
    counts: await countOutcomes(read, id),
    waiting: isFinished ? 0 : await countWaiting(read, prolongation),
    left: await selectLeft(read, id, page),
  }
}
