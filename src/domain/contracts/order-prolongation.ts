/** The rules were prolonged: an officer orders that all contracts that end with the old ones get the last day of the new. */
import { NotAllowed, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { lastDayOf } from './contract-terms.ts'
import { insertProlongation } from './prolong-queries.ts'
import { planNextPiece } from './prolong-some.ts'

export type OrderProlongation = {
  readonly territory: string
  readonly programme: Programme
  /** The last day that they have now: the end of the old rules. */
  readonly lastDay: Temporal.PlainDate
}

/**
 * Returns its id: contracts come by the thousand, so jobs do them piece by piece, and its report tells how far they
 * are. Ordered again while it runs it is the same one; afterwards a new one finds what is left. Refuses
 * `contract/nothing-follows` where no rules hold on the day after.
 */
export async function orderProlongation(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: OrderProlongation,
): Promise<bigint> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, contractAccess.prolong, { territoryPath: path.map(step => step.code) })
  if (actor.kind !== 'staff') throw new NotAllowed(contractAccess.prolong.name)
  const next = input.lastDay.add({ days: 1 })
  const rules = await findRulesInForce(tx, input.territory, input.programme, next)
  if (rules?.pack === undefined) throw new Refusal<ContractRefusal>('contract/nothing-follows')
  const id = await insertProlongation(tx, {
    ...input,
    newLastDay: lastDayOf(rules.pack, next),
    orderedAt: setting.clock.now(),
    orderedBy: actor.staffId,
  })
  await planNextPiece(tx, id)
  return id
}
