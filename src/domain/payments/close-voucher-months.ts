/** What a settled month did not use of its part of the reservation goes back to the budget, and feeds the next iteration. */
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import type { Book } from '../ledger/ledger.ts'
import { moveForVoucher } from '../ledger/post.ts'
import type { LockedAct } from './act-queries.ts'
import {
  type ClosableMonth,
  insertVoucherMonths,
  selectClosableMonths,
} from './voucher-month-queries.ts'

/** Once for each voucher and month. A child of two kindergartens has its month closed by the last of their acts. */
export async function closeVoucherMonths(
  tx: Tx,
  act: LockedAct,
  lineIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  const months = await selectClosableMonths(tx, lineIds)
  if (months.length === 0) return
  const { programme, territory, number } = act
  const closing = months.map(month => ({ ...month, releasedTiyn: releasedOf(month) }))
  await insertVoucherMonths(tx, closing, at)
  const years = Map.groupBy(closing, one => one.month.year)
  for (const [year, ofYear] of [...years].sort(([one], [other]) => one - other)) {
    const book: Book = { programme, territory, year }
    const moves = ofYear.map(one => ({ voucherId: one.voucherId, amountTiyn: one.releasedTiyn }))
    const posting = { kind: 'release', from: 'reserved', to: 'available', moves, at } as const
    await moveForVoucher(tx, book, { ...posting, cause: `month settled, act ${number}` })
  }
  if (closing.every(one => one.releasedTiyn === 0n)) return
  const payload = { territory, programme, cause: 'money-allotted' }
  await planJob(tx, AUTOMATIC_ITERATION, payload, {
    key: `${AUTOMATIC_ITERATION}:${programme}:${territory}`,
  })
}

/** Never more than the voucher still has reserved: of a voucher that ended, nothing is. */
function releasedOf({ portionTiyn, usedTiyn, reservedTiyn }: ClosableMonth): bigint {
  const unused = portionTiyn - usedTiyn
  if (unused <= 0n) return 0n
  return unused < reservedTiyn ? unused : reservedTiyn
}
