/** Which amounts an act holds: pure, over what is confirmed now and what earlier acts hold. */

import { splitMonthTiyn } from '../attendance/month-amount.ts'
import { isPayable } from '../attendance/month-days.ts'

/** A child's month in one group, of whatever kindergarten. */
export type PayableLine = {
  readonly lineId: bigint
  readonly childId: bigint
  readonly providerId: bigint
  readonly voucherId: bigint
  readonly month: Temporal.PlainDate
  /** A letter a day; nothing of it is payable when it is not confirmed. */
  readonly days: string
  readonly confirmed: boolean
  /** Days of the month, from 1, on which nobody has the last word yet. */
  readonly disputedDays: readonly number[]
  readonly workingDays: number
  /** In acts so far. */
  readonly previousTiyn: bigint
  readonly steps: number
  /** The norms of the month for this child, by first day; never empty. */
  readonly norms: readonly { readonly from: Temporal.PlainDate; readonly monthlyTiyn: bigint }[]
}

export type ActLine = {
  readonly lineId: bigint
  readonly voucherId: bigint
  readonly month: Temporal.PlainDate
  readonly sequence: number
  readonly days: string
  readonly payableDays: number
  readonly workingDays: number
  readonly norms: string
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

/**
 * Lines of one provider whose month comes to another sum than earlier acts hold. `lines` has every line of the children
 * in these months, those of other kindergartens too: a month is rounded once, whoever has a part of it.
 */
export function composeActLines(
  lines: readonly PayableLine[],
  providerId: bigint,
): readonly ActLine[] {
  const children = Map.groupBy(lines, line => line.childId)
  return [...children.values()].flatMap(monthsOf).flatMap(month => {
    const parts = month
      .map(line => ({ line, days: lettersNow(line) }))
      .sort((one, other) => firstDay(one.days) - firstDay(other.days))
    const amounts = splitMonthTiyn(
      parts.map(({ line, days }) => ({ normsTiyn: normsOf(line, days) })),
      Math.max(...month.map(line => line.workingDays)),
    )
    return parts.flatMap(({ line, days }, index) => {
      const amountTiyn = (amounts[index] ?? 0n) - line.previousTiyn
      if (line.providerId !== providerId || amountTiyn === 0n) return []
      return [
        {
          lineId: line.lineId,
          voucherId: line.voucherId,
          month: line.month,
          sequence: line.steps + 1,
          days,
          payableDays: [...days].filter(isPayable).length,
          workingDays: line.workingDays,
          norms: line.norms.map(norm => `${norm.from}:${norm.monthlyTiyn}`).join(' '),
          previousTiyn: line.previousTiyn,
          amountTiyn,
        },
      ]
    })
  })
}

/** Of one child; nearly every one has a single line. */
function monthsOf(lines: readonly PayableLine[]): readonly (readonly PayableLine[])[] {
  if (lines.length === 1) return [lines]
  return [...Map.groupBy(lines, line => line.month.toString()).values()]
}

/**
 * Without vouchers whose lines come to less than nothing in a budget year: what was approved is not taken back from the
 * bank's file, it is set off in the act in which the child earns more again. A year does not pay the debt of another.
 */
export function withoutDebts(lines: readonly ActLine[]): readonly ActLine[] {
  const purseOf = ({ voucherId, month }: ActLine) => `${voucherId} ${month.year}`
  const sums = new Map<string, bigint>()
  for (const line of lines) {
    sums.set(purseOf(line), (sums.get(purseOf(line)) ?? 0n) + line.amountTiyn)
  }
  return lines.filter(line => (sums.get(purseOf(line)) ?? 0n) >= 0n)
}

/** What is not decided is a question mark; of a month that nobody confirmed no day is payable. */
function lettersNow({ days, confirmed, disputedDays }: PayableLine): string {
  if (confirmed && disputedDays.length === 0) return days
  const undecided = new Set(disputedDays)
  return [...days]
    .map((letter, index) => {
      if (!confirmed) return isPayable(letter) ? '?' : letter
      return undecided.has(index + 1) ? '?' : letter
    })
    .join('')
}

/** Of each payable day. A norm begins on a day of the month, or was in force before it. */
function normsOf({ month, norms }: PayableLine, days: string): bigint[] {
  const [only] = norms
  if (norms.length === 1 && only && Temporal.PlainDate.compare(only.from, month) <= 0) {
    return [...days].filter(isPayable).map(() => only.monthlyTiyn)
  }
  const begins = norms.map(one => month.until(one.from).days)
  let monthlyTiyn = 0n
  let next = 0
  return [...days].flatMap((letter, index) => {
    for (; (begins[next] ?? days.length) <= index; next += 1) {
      monthlyTiyn = norms[next]?.monthlyTiyn ?? 0n
    }
    return isPayable(letter) ? [monthlyTiyn] : []
  })
}

/** Enrolments of a child do not overlap, so the first day in a group orders its parts of the month. */
function firstDay(days: string): number {
  const at = days.search(/[^.]/)
  return at < 0 ? days.length : at
}
