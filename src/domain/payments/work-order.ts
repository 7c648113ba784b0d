/** Works through an order of acts, some kindergartens a transaction; whoever dies in between leaves the rest to the next. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import {
  type Database,
  inTransaction,
  type Tx,
  violatedConstraint,
} from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { paymentConstraints } from './act.ts'
import { lockProviders } from './act-queries.ts'
import { type DrawnAct, drawUpActs } from './draw-up-acts.ts'
import { selectToPrepare } from './month-close-queries.ts'
import {
  type ActOrder,
  finishOrder,
  insertResults,
  type NewResult,
  selectDecided,
  selectOrder,
} from './order-queries.ts'
import { paymentAccess } from './payment-access.ts'

export { selectOpenOrders as findOpenOrders } from './order-queries.ts'

/** Of one territory, whose books are locked together; a few thousand lines, so that nobody waits long for them. */
const AT_ONCE = 20

/** Repeatable, and two at once do no harm: a kindergarten is decided on once in an order, with its act. */
export async function workOrder(
  database: Database,
  actor: Actor,
  setting: Setting,
  id: bigint,
  atOnce = AT_ONCE,
): Promise<void> {
  authorize(actor, paymentAccess.workOrder)
  const order = await selectOrder(database, id)
  if (order === undefined || order.finishedAt !== null) return
  const faults: unknown[] = []
  let after = 0n
  for (;;) {
    const providerIds = await selectToPrepare(database, order, { after, limit: atOnce })
    const last = providerIds.at(-1)
    if (last === undefined) break
    after = last
    faults.push(...(await prepareSome(database, actor, setting, { order, providerIds })))
    if (providerIds.length < atOnce) break
  }
  // The order stays open: the next minute tries these again, and nobody else had to wait for them.
  if (faults.length > 0) throw faults[0]
  await inTransaction(database, tx => finishOrder(tx, id, setting.clock.now()))
}

type Piece = { readonly order: ActOrder; readonly providerIds: readonly bigint[] }

/** All in one transaction; where one of them cannot be done, each in its own, so that it holds back nobody else. */
async function prepareSome(
  database: Database,
  actor: Actor,
  setting: Setting,
  { order, providerIds }: Piece,
): Promise<readonly unknown[]> {
  try {
    await inTransaction(database, tx => prepareOfOrder(tx, actor, setting, { order, providerIds }))
    return []
  } catch (error) {
    const [alone] = providerIds
    if (providerIds.length > 1 || alone === undefined) {
      const faults = []
      for (const id of providerIds) {
        const piece = { order, providerIds: [id] }
        faults.push(...(await prepareSome(database, actor, setting, piece)))
      }
      return faults
    }
    const outcome = refusedBy(error)
    if (outcome === undefined) return [error]
    const result = { providerId: alone, outcome, actId: null, missingTiyn: 0n }
    await inTransaction(database, tx => insertResults(tx, order.id, setting.clock.now(), [result]))
    return []
  }
}

function refusedBy(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.code
  const constraint = violatedConstraint(error)
  return constraint === undefined ? undefined : paymentConstraints[constraint]
}

/** Nothing for those on which the order has decided already. */
export async function prepareOfOrder(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { order, providerIds }: Piece,
): Promise<void> {
  authorize(actor, paymentAccess.prepareOfOrder)
  const locked = await lockProviders(tx, providerIds)
  const decided = await selectDecided(tx, order.id, providerIds)
  const open = locked.filter(provider => !decided.has(provider.id))
  const month = order.month.toPlainYearMonth()
  const by = order.orderedBy === null ? actorText(actor) : `staff:${order.orderedBy}`
  for (const [territory, providers] of Map.groupBy(open, one => one.territory)) {
    const path = (await getTerritoryPath(tx, territory)).map(step => step.code)
    const drawn = await drawUpActs(tx, setting, { providers, path, month, by })
    await insertResults(tx, order.id, setting.clock.now(), drawn.map(resultOf))
  }
}

function resultOf(drawn: DrawnAct): NewResult {
  const { providerId } = drawn
  if ('act' in drawn) {
    return { providerId, outcome: 'prepared', actId: drawn.act.id, missingTiyn: 0n }
  }
  const { code, facts } = drawn.refusal
  return { providerId, outcome: code, actId: null, missingTiyn: BigInt(facts.missingTiyn ?? 0) }
}
