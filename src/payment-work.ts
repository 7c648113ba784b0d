/** What the worker does for payments: the jobs that prepare ordered acts and tell families of payments, and its part of the minute sweep. */
import { orderDueActs, PREPARE_ACTS } from './domain/payments/order-acts.ts'
import { TELL_PAID, tellPaid } from './domain/payments/tell-paid.ts'
import { findOpenOrders, workOrder } from './domain/payments/work-order.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction } from './platform/db/database.ts'
import type { JobHandlers } from './platform/jobs/run-jobs.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

type PaymentDeps = { readonly database: Database; readonly setting: Setting }

export function paymentJobs({ database, setting }: PaymentDeps): JobHandlers {
  return {
    [PREPARE_ACTS]: async payload => {
      const { orderId } = payload
      if (typeof orderId !== 'string' || !/^\d+$/.test(orderId)) throw new Error('no order of acts')
      await workOrder(database, ACTOR, setting, BigInt(orderId))
    },
    [TELL_PAID]: async payload => {
      const { answerId } = payload
      if (typeof answerId !== 'string' || !/^\d+$/.test(answerId)) throw new Error('no answer')
      await tellPaid(database, ACTOR, setting, BigInt(answerId))
    },
  }
}

/** Usually its job has worked an order through; where it died, the next minute takes it up again. */
export async function sweepPayments({
  database,
  setting,
  report,
}: PaymentDeps & {
  readonly report: (message: string) => (fault: unknown) => void
}): Promise<void> {
  await inTransaction(database, tx => orderDueActs(tx, ACTOR, setting)).catch(
    report('acts: not ordered'),
  )
  for (const id of await findOpenOrders(database, BATCH)) {
    await workOrder(database, ACTOR, setting, id).catch(report('acts: not prepared'))
  }
}
