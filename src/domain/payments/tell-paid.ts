/** Families are told that the state paid for a month: once a family and month, when the first act that holds it is paid. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { tellFamilies } from '../attendance/tell-families.ts'
import type { Setting } from '../territories/setting.ts'
import { paymentAccess } from './payment-access.ts'
import { type PaidLine, selectPaidLines } from './tell-paid-queries.ts'

export const TELL_PAID = 'tell-paid'

/** A kindergarten has a hundred children or so: a step is a few thousand messages. */
const PAYMENTS_A_STEP = 20

/** Part of taking in an answer: it may hold all kindergartens of a city, whose families nobody at the upload waits for. */
export function planTelling(tx: Tx, answerId: bigint): Promise<void> {
  return planJob(tx, TELL_PAID, { answerId: answerId.toString() }, { key: `paid:${answerId}` })
}

/** By the worker. Repeatable: a message that is planned already is not planned again. */
export async function tellPaid(
  database: Database,
  actor: Actor,
  setting: Setting,
  answerId: bigint,
): Promise<void> {
  authorize(actor, paymentAccess.tellPaid)
  let after: bigint | undefined = 0n
  while (after !== undefined) {
    const step = { answerId, after, limit: PAYMENTS_A_STEP }
    after = await inTransaction(database, async tx => {
      const lines = await selectPaidLines(tx, step)
      await tellOfMonths(tx, setting.clock.now(), lines)
      return lines.at(-1)?.paymentId
    })
  }
}

/** An act may hold lines of earlier months, which were confirmed late. */
async function tellOfMonths(
  tx: Tx,
  now: Temporal.Instant,
  lines: readonly PaidLine[],
): Promise<void> {
  for (const [key, ofMonth] of Map.groupBy(lines, ({ month }) => month?.toString().slice(0, 7))) {
    if (key === undefined) continue
    const month = Temporal.PlainYearMonth.from(key)
    const enrolmentIds = ofMonth.flatMap(({ enrolmentId }) => enrolmentId ?? [])
    await tellFamilies(tx, now, enrolmentIds, { template: 'month-paid', cause: () => key, month })
  }
}
