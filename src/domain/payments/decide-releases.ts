/** What months of vouchers that are over give back: pure. */
import { lesserTiyn } from '../../base/money.ts'

export type ClosableMonth = {
  readonly voucherId: bigint
  readonly month: Temporal.PlainDate
  /** The part of the reservation that was for one month. */
  readonly portionTiyn: bigint
  readonly usedTiyn: bigint
  /** What the voucher has reserved in the year of the month; the same in all its months of that year. */
  readonly reservedTiyn: bigint
}

export type ClosedMonth = ClosableMonth & { readonly releasedTiyn: bigint }

/**
 * The portion less what was used, and never more than the voucher still has: months of one voucher that close together
 * share what is left. In the order given.
 */
export function decideReleases(months: readonly ClosableMonth[]): readonly ClosedMonth[] {
  const left = new Map<string, bigint>()
  return months.map(one => {
    const purse = `${one.voucherId} ${one.month.year}`
    const reserved = left.get(purse) ?? one.reservedTiyn
    const unused = one.portionTiyn - one.usedTiyn
    const releasedTiyn = unused <= 0n ? 0n : lesserTiyn(unused, reserved)
    left.set(purse, reserved - releasedTiyn)
    return { ...one, releasedTiyn }
  })
}
