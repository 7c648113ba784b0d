/** What a settled month did not use of its part of the reservation goes back to the budget, and feeds the next iteration. */
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import type { Book } from '../ledger/ledger.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { moveForVoucher } from '../ledger/post.ts'
import type { LockedAct } from './act-queries.ts'
import { type ClosableMonth, type ClosedMonth, decideReleases } from './decide-releases.ts'
import { insertVoucherMonths, selectClosableMonths } from './voucher-month-queries.ts'

/** Once for each voucher and month. A child of two kindergartens has its month closed by the last of their acts. */
export async function closeVoucherMonths(
  tx: Tx,
  act: LockedAct,
  lineIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<readonly JournalFact[]> {
  const { number } = act
  const months = await selectClosableMonths(tx, lineIds)
  const cause = `month settled, act ${number}`
  return closeMonths(tx, act, months, { cause, leaf: 'month-settled', at })
}

type Closing = {
  readonly cause: string
  readonly leaf: 'month-settled' | 'month-unused'
  readonly at: Temporal.Instant
}

/** Part of an action, over months that nobody has closed. Returns the leaves of what went back. */
export async function closeMonths(
  tx: Tx,
  { programme, territory }: Pick<LockedAct, 'programme' | 'territory'>,
  months: readonly ClosableMonth[],
  { cause, leaf, at }: Closing,
): Promise<readonly JournalFact[]> {
  const closing = decideReleases(months)
  if (closing.length === 0) return []
  await insertVoucherMonths(tx, closing, at)
  const leaves: JournalFact[] = []
  for (const [year, ofYear] of byYear(closing)) {
    const book: Book = { programme, territory, year }
    const moves = ofYear.map(one => ({ voucherId: one.voucherId, amountTiyn: one.releasedTiyn }))
    const posting = {
      kind: 'release',
      from: 'reserved',
      to: 'available',
      moves,
      at,
      cause,
    } as const
    await moveForVoucher(tx, book, posting)
    const tiyn = moves.reduce((sum, move) => sum + move.amountTiyn, 0n)
    leaves.push(...composeMoneyLeaves(book, tiyn, leaf))
  }
  if (leaves.length > 0) {
    const payload = { territory, programme, cause: 'money-allotted' }
    const key = `${AUTOMATIC_ITERATION}:${programme}:${territory}`
    await planJob(tx, AUTOMATIC_ITERATION, payload, { key })
  }
  return leaves
}

/** In the order of years, so that two who close lock the books alike. */
function byYear(months: readonly ClosedMonth[]) {
  return [...Map.groupBy(months, one => one.month.year)].sort(([one], [other]) => one - other)
}
