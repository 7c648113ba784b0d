/** Works through an order of acts, a kindergarten a transaction; whoever dies in between leaves the rest to the next. */
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
import { lockProvider } from './act-queries.ts'
import { drawUpAct } from './draw-up-act.ts'
import { selectToPrepare } from './month-close-queries.ts'
import {
  type ActOrder,
  finishOrder,
  insertResult,
  isDecided,
  selectOrder,
} from './order-queries.ts'
import { paymentAccess } from './payment-access.ts'

export { selectOpenOrders as findOpenOrders } from './order-queries.ts'

const BATCH = 50

/** Repeatable, and two at once do no harm: a kindergarten is decided on once in an order, with its act. */
export async function workOrder(
  database: Database,
  actor: Actor,
  setting: Setting,
  id: bigint,
): Promise<void> {
  authorize(actor, paymentAccess.workOrder)
  const order = await selectOrder(database, id)
  if (order === undefined || order.finishedAt !== null) return
  const faults: unknown[] = []
  let after = 0n
  for (;;) {
    const providers = await selectToPrepare(database, order, { after, limit: BATCH })
    for (const providerId of providers) {
      await prepareOne(database, actor, setting, { order, providerId }).catch(fault =>
        faults.push(fault),
      )
    }
    const last = providers.at(-1)
    if (last === undefined) break
    after = last
  }
  // The order stays open: the next minute tries these again, and nobody else had to wait for them.
  if (faults.length > 0) throw faults[0]
  await inTransaction(database, tx => finishOrder(tx, id, setting.clock.now()))
}

type Piece = { readonly order: ActOrder; readonly providerId: bigint }

async function prepareOne(
  database: Database,
  actor: Actor,
  setting: Setting,
  piece: Piece,
): Promise<void> {
  try {
    await inTransaction(database, tx => prepareOfOrder(tx, actor, setting, piece))
  } catch (error) {
    const code = refusedBy(error)
    if (code === undefined) throw error
    const missing = error instanceof Refusal ? error.facts.missingTiyn : undefined
    await inTransaction(database, tx =>
      insertResult(tx, {
        orderId: piece.order.id,
        providerId: piece.providerId,
        outcome: code,
        actNumber: null,
        missingTiyn: BigInt(missing ?? 0),
        at: setting.clock.now(),
      }),
    )
  }
}

function refusedBy(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.code
  const constraint = violatedConstraint(error)
  return constraint === undefined ? undefined : paymentConstraints[constraint]
}

/** Nothing where the order has decided on the kindergarten already. */
export async function prepareOfOrder(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { order, providerId }: Piece,
): Promise<void> {
  authorize(actor, paymentAccess.prepareOfOrder)
  const provider = await lockProvider(tx, providerId)
  if (provider === undefined || (await isDecided(tx, order.id, providerId))) return
  const path = (await getTerritoryPath(tx, provider.territory)).map(step => step.code)
  const month = order.month.toPlainYearMonth()
  const by = order.orderedBy === null ? actorText(actor) : `staff:${order.orderedBy}`
  const { number } = await drawUpAct(tx, setting, { provider, path, month, by })
  await insertResult(tx, {
    orderId: order.id,
    providerId,
    outcome: 'prepared',
    actNumber: number,
    missingTiyn: 0n,
    at: setting.clock.now(),
  })
}
