/** Which amounts an act holds: pure, over what is confirmed now and what earlier acts hold. */

import { capDays, type NormDays, splitMonthTiyn } from '../attendance/month-amount.ts'
import { countPayable, isPayable } from '../attendance/month-days.ts'

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
  /** Days of the month, from 1, on which nobody has the last word yet; null for none. */
  readonly disputedDays: readonly number[] | null
  /** Of the month; of a club's, the lessons that are planned. */
  readonly workingDays: number
  /** Of a club, where no more lessons are paid than are planned; null for a kindergarten. */
  readonly direction: string | null
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
  const textOf = normTexts()
  const startsOf = normStarts()
  return [...children.values()].flatMap(monthsOf).flatMap(month => {
    const parts = month.map(line => partOf(line, startsOf(line)))
    if (parts.length > 1) parts.sort((one, other) => firstDay(one.days) - firstDay(other.days))
    const most = Math.max(...month.map(line => line.workingDays))
    const paid = paidDays(parts, most)
    const amounts = splitMonthTiyn(paid, most)
    return parts.flatMap(({ line, days }, index): ActLine[] => {
      const amountTiyn = (amounts[index] ?? 0n) - line.previousTiyn
      if (line.providerId !== providerId || amountTiyn === 0n) return []
      return [
        {
          lineId: line.lineId,
          voucherId: line.voucherId,
          month: line.month,
          sequence: line.steps + 1,
          days,
          payableDays: (paid[index] ?? []).reduce((sum, norm) => sum + norm.days, 0),
          workingDays: line.workingDays,
          norms: textOf(line.norms),
          previousTiyn: line.previousTiyn,
          amountTiyn,
        },
      ]
    })
  })
}

function partOf(line: PayableLine, starts: readonly number[]) {
  const days = lettersNow(line)
  return { line, days, norms: normDaysOf(line.norms, starts, days) }
}

/** A child's month is of one programme: all its parts are of clubs, or none is. */
function paidDays(parts: readonly ReturnType<typeof partOf>[], most: number) {
  const norms = parts.map(part => part.norms)
  return parts.some(({ line }) => line.direction !== null) ? capDays(norms, most) : norms
}

/** Children of one cohort share their norms: written once. */
function normTexts(): (norms: PayableLine['norms']) => string {
  const texts = new Map<PayableLine['norms'], string>()
  return norms => {
    const known = texts.get(norms)
    if (known !== undefined) return known
    const text = norms.map(norm => `${norm.from}:${norm.monthlyTiyn}`).join(' ')
    texts.set(norms, text)
    return text
  }
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
  if (lines.every(line => line.amountTiyn >= 0n)) return lines
  const purseOf = ({ voucherId, month }: ActLine) => `${voucherId} ${month.year}`
  const sums = new Map<string, bigint>()
  for (const line of lines) {
    sums.set(purseOf(line), (sums.get(purseOf(line)) ?? 0n) + line.amountTiyn)
  }
  return lines.filter(line => (sums.get(purseOf(line)) ?? 0n) >= 0n)
}

/** What is not decided is a question mark; of a month that nobody confirmed no day is payable. */
function lettersNow({ days, confirmed, disputedDays }: PayableLine): string {
  if (confirmed && disputedDays === null) return days
  const undecided = new Set(disputedDays)
  return [...days]
    .map((letter, index) => {
      if (!confirmed) return isPayable(letter) ? '?' : letter
      return undecided.has(index + 1) ? '?' : letter
    })
    .join('')
}

/**
 * The place in the month, from 0, where each norm begins; one that was in force before begins with it. Children of one cohort
 * share their norms: asked once.
 */
function normStarts(): (line: Pick<PayableLine, 'norms' | 'month'>) => readonly number[] {
  const known = new Map<PayableLine['norms'], Pick<PayableLine, 'month'> & { starts: number[] }>()
  return ({ norms, month }) => {
    const before = known.get(norms)
    if (before?.month === month) return before.starts
    const starts = norms.map(one => Math.max(0, month.until(one.from).days))
    known.set(norms, { month, starts })
    return starts
  }
}

/** The payable days of each norm; before any of them began nothing was promised. */
function normDaysOf(
  norms: PayableLine['norms'],
  starts: readonly number[],
  days: string,
): readonly NormDays[] {
  const [only] = norms
  if (norms.length === 1 && only && starts[0] === 0) {
    return [{ monthlyTiyn: only.monthlyTiyn, days: countPayable(days) }]
  }
  return [
    { monthlyTiyn: 0n, days: countPayable(days.slice(0, starts[0] ?? days.length)) },
    ...norms.map(({ monthlyTiyn }, index) => ({
      monthlyTiyn,
      days: countPayable(days.slice(starts[index], starts[index + 1] ?? days.length)),
    })),
  ]
}

/** Enrolments of a child do not overlap, so the first day in a group orders its parts of the month. */
function firstDay(days: string): number {
  const at = days.search(/[^.]/)
  return at < 0 ? days.length : at
}
