/** What a child's month costs: open, exact, the same for the department, the kindergarten and a stranger. */
import { assert } from '../../base/assert.ts'

const TENGE = 100n

/**
 * Norm x payable days / working days of the month, rounded half up to 1 tenge (rules: `payment.formula`,
 * `payment.rounding`). `normsTiyn`: the norm of a month that was in force on each payable day, in any order, so that a
 * norm that changes within the month counts for its own days. `workingDays`: at least as many as there are payable days.
 */
export function monthAmountTiyn(normsTiyn: readonly bigint[], workingDays: number): bigint {
  assert(
    workingDays > 0 && normsTiyn.length <= workingDays,
    'no more payable days than working days',
  )
  const sum = normsTiyn.reduce((total, norm) => total + norm, 0n)
  const divisor = BigInt(workingDays) * TENGE
  return ((2n * sum + divisor) / (2n * divisor)) * TENGE
}

/** Payable days of one part of the month: a child that changed groups has one for each. */
export type MonthPart = { readonly normsTiyn: readonly bigint[] }

/**
 * The parts of a child's month, each rounded so that together they are the month rounded once: a part is the rounded sum
 * up to its end less the rounded sum before it. In order of the days.
 */
export function splitMonthTiyn(parts: readonly MonthPart[], workingDays: number): bigint[] {
  const before: bigint[] = []
  let done = 0n
  return parts.map(part => {
    before.push(...part.normsTiyn)
    const upToHere = monthAmountTiyn(before, workingDays)
    const amount = upToHere - done
    done = upToHere
    return amount
  })
}
