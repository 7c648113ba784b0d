/** How a line's sum is made up, for words: payable days by the norm that counted on them. */
import type { NormDays } from '../attendance/month-amount.ts'
import { isPayable } from '../attendance/month-days.ts'

/** `norms`: "2026-09-01:6800000 2026-09-16:7000000", as lines keep them. Norms without a payable day are left out. */
export function normParts(
  month: Temporal.PlainDate,
  days: string,
  norms: string,
): readonly NormDays[] {
  const from = readNorms(norms)
  const parts = from.map(({ tiyn }) => ({ monthlyTiyn: tiyn, days: 0 }))
  for (const [index, letter] of [...days].entries()) {
    if (!isPayable(letter)) continue
    const day = month.add({ days: index })
    const at = from.findLastIndex(one => Temporal.PlainDate.compare(one.from, day) <= 0)
    const part = parts[at]
    if (part !== undefined) part.days += 1
  }
  return parts.filter(part => part.days > 0)
}

export function readNorms(
  text: string,
): readonly { readonly from: Temporal.PlainDate; readonly tiyn: bigint }[] {
  return text.split(' ').map(part => {
    const [from = '', tiyn = '0'] = part.split(':')
    return { from: Temporal.PlainDate.from(from), tiyn: BigInt(tiyn) }
  })
}
