/** A norm rose above what was reserved: more is reserved from what is available, as long as it lasts. */
import type { Tx } from '../../platform/db/database.ts'
import type { Book } from './ledger.ts'
import { selectReserved } from './ledger-queries.ts'
import { lockBook, reserve } from './post.ts'

/**
 * `needs`: what is about to be taken from each voucher's reservation, in the order in which they are served. Returns the
 * vouchers that cannot be covered, each with what is missing (nothing was reserved for these, and nothing may be taken
 * from them), and what was taken from the money that is available.
 */
export async function coverShortages(
  tx: Tx,
  book: Book,
  needs: ReadonlyMap<bigint, bigint>,
  at: Temporal.Instant,
  cause: string,
): Promise<{ readonly uncovered: ReadonlyMap<bigint, bigint>; readonly takenTiyn: bigint }> {
  const { balances } = await lockBook(tx, book)
  const reserved = await selectReserved(tx, book, [...needs.keys()])
  let left = balances.available
  const uncovered = new Map<bigint, bigint>()
  const more: { id: bigint; costTiyn: bigint }[] = []
  for (const [id, needTiyn] of needs) {
    const costTiyn = needTiyn - (reserved.get(id) ?? 0n)
    if (costTiyn <= 0n) continue
    if (costTiyn > left) {
      uncovered.set(id, costTiyn)
      continue
    }
    left -= costTiyn
    more.push({ id, costTiyn })
  }
  await reserve(tx, book, more, at, cause)
  return { uncovered, takenTiyn: balances.available - left }
}
