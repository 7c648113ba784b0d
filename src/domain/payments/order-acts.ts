/** The acts of a month for all kindergartens that are ready: ordered by an officer, or by itself on the day of the rules. */
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { insertOrder, selectTerritoriesToOrder } from './order-queries.ts'
import { paymentAccess } from './payment-access.ts'
import { monthDates, paymentTerms } from './payment-terms.ts'

export const PREPARE_ACTS = 'prepare-acts'

type OrderedActs = {
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  readonly month: Temporal.PlainYearMonth
}

/**
 * Returns its id: kindergartens come by the hundred, so a job does them one by one. Ordered again while it runs it is the
 * same one; afterwards a new one finds what is left. Whoever ordered it has prepared its acts: another approves them.
 */
export async function orderActs(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: OrderedActs,
): Promise<bigint | undefined> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, paymentAccess.orderActs, { territoryPath: path.map(step => step.code) })
  if (actor.kind !== 'staff') throw new NotAllowed(paymentAccess.orderActs.name)
  const id = await insertOrder(tx, {
    ...input,
    month: input.month.toPlainDate({ day: 1 }),
    reach: 'ready',
    orderedAt: setting.clock.now(),
    orderedBy: actor.staffId,
  })
  if (id !== undefined) await planWork(tx, id)
  return id
}

/**
 * By the worker, once a territory and month, from the day on by which acts are due: whatever is confirmed by then, so
 * that a late group or a silent family holds back nobody else's money.
 */
export async function orderDueActs(tx: Tx, actor: Actor, setting: Setting): Promise<void> {
  authorize(actor, paymentAccess.orderDueActs)
  const today = setting.clock.today()
  const month = today.toPlainYearMonth().subtract({ months: 1 })
  for (const scope of await selectTerritoriesToOrder(tx, month.toPlainDate({ day: 1 }))) {
    const rules = await findRulesInForce(tx, scope.territory, scope.programme, today)
    const terms = rules?.pack && paymentTerms(rules.pack)
    if (terms === undefined) continue
    const { actBy } = monthDates(setting.calendar, month, terms)
    if (Temporal.PlainDate.compare(today, actBy) < 0) continue
    const id = await insertOrder(tx, {
      ...scope,
      month: month.toPlainDate({ day: 1 }),
      reach: 'confirmed',
      orderedAt: setting.clock.now(),
      orderedBy: null,
    })
    if (id !== undefined) await planWork(tx, id)
  }
}

/** One job at a time, whoever plans it. */
function planWork(tx: Tx, id: bigint): Promise<void> {
  return planJob(tx, PREPARE_ACTS, { orderId: id.toString() }, { key: `acts:${id}` })
}
