/** The leaf of a movement to or from the money that is available, so that a stranger can follow it to the tiyn. */
import type { JournalFact } from '../../platform/journal/append.ts'
import type { Book } from './ledger.ts'

type MoneyCause = 'month-settled' | 'month-unused' | 'norm-rose' | 'new-year' | 'voucher-ended'

/**
 * Nothing is told for zero. Allotting and the offers of an iteration have leaves of their own, and so has what the end of
 * a voucher gives back in the year of its offer.
 */
export function composeMoneyLeaves(
  { programme, territory, year }: Book,
  /** Positive: back to what is available. */
  tiyn: bigint,
  cause: MoneyCause,
): readonly JournalFact[] {
  if (tiyn === 0n) return []
  const facts = { programme, territory, year, tiyn: tiyn.toString(), cause }
  return [{ kind: 'budget.moved', facts }]
}
