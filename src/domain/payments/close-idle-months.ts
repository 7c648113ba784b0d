/** Months that are over and in which a voucher was not used: their part of its money goes back to the budget. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockBook } from '../ledger/post.ts'
import { type Books, findYearsReserved } from '../ledger/sweep-books.ts'
import type { Setting } from '../territories/setting.ts'
import { closeMonths } from './close-voucher-months.ts'
import { paymentAccess } from './payment-access.ts'
import { selectIdleMonths } from './voucher-month-queries.ts'

/**
 * Up to `lastMonth` (its first day), which must be over. A month that a child had a place in waits for its act, however
 * late that is; nothing of it is taken here. Repeatable.
 */
export async function closeIdleMonths(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { programme, territory }: Books,
  lastMonth: Temporal.PlainDate,
): Promise<void> {
  authorize(actor, paymentAccess.closeIdleMonths)
  const at = setting.clock.now()
  for (const year of await findYearsReserved(tx, { programme, territory })) {
    if (year > lastMonth.year) continue
    const book = { programme, territory, year }
    await lockBook(tx, book)
    const upTo = year === lastMonth.year ? lastMonth : lastMonth.with({ year, month: 12 })
    const months = await selectIdleMonths(tx, book, upTo)
    const closing = { cause: `months unused up to ${upTo}`, leaf: 'month-unused', at } as const
    await appendToJournal(tx, setting, await closeMonths(tx, book, months, closing))
  }
}
