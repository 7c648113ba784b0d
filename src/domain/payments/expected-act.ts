/** What the act of a month would come to now, and if every parent confirmed: looked at, nothing is written. */
import type { Read } from '../../platform/db/database.ts'
import { composeActLines, type PayableLine, withoutDebts } from './compose-act.ts'
import { withNorms } from './norms-of-lines.ts'
import { selectPayableLines } from './payable-line-queries.ts'

export type ExpectedAct = { readonly confirmedTiyn: bigint; readonly wholeTiyn: bigint }

/** Without what no money is there for, which only an act itself can tell. */
export async function findExpectedAct(
  read: Read,
  provider: {
    readonly id: bigint
    readonly programme: 'preschool' | 'club'
    /** From the country down. */
    readonly path: readonly string[]
  },
  month: Temporal.PlainYearMonth,
): Promise<ExpectedAct> {
  const rows = await selectPayableLines(read, provider.id, month.toPlainDate({ day: 1 }))
  const lines = await withNorms(read, provider.programme, provider.path, rows)
  const sumOf = (given: readonly PayableLine[]) =>
    withoutDebts(composeActLines(given, provider.id)).reduce((sum, one) => sum + one.amountTiyn, 0n)
  return {
    confirmedTiyn: sumOf(lines),
    wholeTiyn: sumOf(lines.map(line => ({ ...line, confirmed: true, disputedDays: [] }))),
  }
}
