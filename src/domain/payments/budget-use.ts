/** How the money of a year is used month by month, and what is left at its end if it goes on like this: pure. */
import type { Balances } from '../ledger/ledger.ts'

export type MonthOfYear = {
  readonly month: Temporal.PlainDate
  /** Months of vouchers that are closed: how many, what was reserved for them, what of it went back. */
  readonly closed: number
  readonly portionTiyn: bigint
  readonly releasedTiyn: bigint
  /** In acts of whatever state, by what the lines come to now. */
  readonly actsTiyn: bigint
}

export type Forecast = {
  /** Of what was reserved for closed months so much was used, in thousandths; 1000 before any is closed. */
  readonly usedPermille: number
  /** Confirmed and paid by now, and what is reserved at the rate so far. */
  readonly expectedTiyn: bigint
  /** Of what was allotted, at the end of the year. */
  readonly leftTiyn: bigint
}

/**
 * Assumed: months to come use their reservation as the closed ones did, and nothing more is offered. Rounded to the
 * thousandth and the tiyn, down.
 */
export function forecastYear(
  allottedTiyn: bigint,
  { accrued, payable, paid, reserved }: Balances,
  months: readonly MonthOfYear[],
): Forecast {
  const portion = months.reduce((sum, one) => sum + one.portionTiyn, 0n)
  const released = months.reduce((sum, one) => sum + one.releasedTiyn, 0n)
  const usedPermille = portion === 0n ? 1000n : ((portion - released) * 1000n) / portion
  const expectedTiyn = accrued + payable + paid + (reserved * usedPermille) / 1000n
  return { usedPermille: Number(usedPermille), expectedTiyn, leftTiyn: allottedTiyn - expectedTiyn }
}
