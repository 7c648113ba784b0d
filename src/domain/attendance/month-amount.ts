/** What a child's month costs: open, exact, the same for the department, the kindergarten and a stranger. */
import { assert } from '../../base/assert.ts'

const TENGE = 100n

/** Payable days on which one norm of a month was in force. */
export type NormDays = { readonly monthlyTiyn: bigint; readonly days: number }

/**
 * Norm x payable days / working days of the month, rounded half up to 1 tenge (rules: `payment.formula`,
 * `payment.rounding`). A norm that changes within the month counts for its own days. `workingDays`: at least as many as
 * there are payable days.
 */
export function monthAmountTiyn(norms: readonly NormDays[], workingDays: number): bigint {
  let payable = 0
  let sum = 0n
  for (const { monthlyTiyn, days } of norms) {
    payable += days
    sum += monthlyTiyn * BigInt(days)
  }
  assert(workingDays > 0 && payable <= workingDays, 'no more payable days than working days')
  const divisor = BigInt(workingDays) * TENGE
  return ((2n * sum + divisor) / (2n * divisor)) * TENGE
}

/**
 * The parts of a child's month, one for each of its groups in the order of the days, rounded so that together they are the
 * month rounded once: a part is the rounded sum up to its end less the rounded sum before it.
 */
export function splitMonthTiyn(
  parts: readonly (readonly NormDays[])[],
  workingDays: number,
): readonly bigint[] {
  const before: NormDays[] = []
  let done = 0n
  return parts.map(part => {
    before.push(...part)
    const upToHere = monthAmountTiyn(before, workingDays)
    const amount = upToHere - done
    done = upToHere
    return amount
  })
}

/**
 * For clubs: of all lessons of a child's month no more are paid than are planned, in the order of the parts (rules of clubs,
 * `club.formula`).
 */
export function capDays(
  parts: readonly (readonly NormDays[])[],
  most: number,
): readonly (readonly NormDays[])[] {
  let left = most
  return parts.map(part =>
    part.map(({ monthlyTiyn, days }) => {
      const paid = Math.min(days, left)
      left -= paid
      return { monthlyTiyn, days: paid }
    }),
  )
}
