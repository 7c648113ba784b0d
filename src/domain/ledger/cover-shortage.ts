/** A norm rose above what was reserved: more is reserved from what is available, as long as it lasts. */
import type { Tx } from '../../platform/db/database.ts'
import type { Book } from './ledger.ts'
import { selectReserved } from './ledger-queries.ts'
import { lockBook, reserve } from './post.ts'

/** What is about to be taken from each voucher's reservation, in the order in which they are served. */
type Needs = ReadonlyMap<bigint, bigint>

export type Cover = {
  /** What each lacks: nothing was reserved for these, and nothing may be taken from them. */
  readonly uncovered: ReadonlyMap<bigint, bigint>
  /** From the money that is available. */
  readonly takenTiyn: bigint
}

/** One answer for each of `rounds`, in their order: who comes first is served first, also of one voucher. */
export async function coverShortages(
  tx: Tx,
  book: Book,
  rounds: readonly Needs[],
  at: Temporal.Instant,
  cause: string,
): Promise<readonly Cover[]> {
  const { balances } = await lockBook(tx, book)
  const ids = new Set(rounds.flatMap(needs => [...needs.keys()]))
  const held = new Map(await selectReserved(tx, book, [...ids]))
  const more: { id: bigint; costTiyn: bigint }[] = []
  let left = balances.available
  const covers = rounds.map(needs => {
    const before = left
    const uncovered = new Map<bigint, bigint>()
    for (const [id, needTiyn] of needs) {
      const holds = held.get(id) ?? 0n
      const costTiyn = needTiyn - holds
      if (costTiyn > left && costTiyn > 0n) {
        uncovered.set(id, costTiyn)
        continue
      }
      // It is taken right after: the next round finds what is left of it.
      held.set(id, costTiyn > 0n ? 0n : holds - needTiyn)
      if (costTiyn <= 0n) continue
      left -= costTiyn
      more.push({ id, costTiyn })
    }
    return { uncovered, takenTiyn: before - left }
  })
  await reserve(tx, book, more, at, cause)
  return covers
}
