/** The open table of an act: what anybody needs to compute each amount again, and the computation. */
import { parseTenge, tengeText } from '../../base/money.ts'
import { capDays, type NormDays, splitMonthTiyn } from '../attendance/month-amount.ts'
import { isPayable } from '../attendance/month-days.ts'
import { PROGRAMMES, type Programme } from '../territories/rollout.ts'

export const RECOMPUTE_COLUMNS = {
  required: ['child', 'month', 'working_days', 'norms', 'days'],
  optional: ['days_elsewhere', 'previous', 'amount', 'programme'],
} as const

export type RecomputeColumn =
  | (typeof RECOMPUTE_COLUMNS.required)[number]
  | (typeof RECOMPUTE_COLUMNS.optional)[number]

export type RecomputeCells = Readonly<Record<RecomputeColumn, string>>

/** A line of an act with all that its amount was made of. */
export type RecomputeLine = {
  /** Any words by which the reader knows the child: the number of its application, never an IIN. */
  readonly child: string
  readonly month: Temporal.PlainYearMonth
  /** Of a club: the lessons that are planned, of which no more are paid. */
  readonly workingDays: number
  readonly programme: Programme
  /** `from:tiyn`, by first day, parted by spaces: as the act keeps them. */
  readonly norms: string
  /** A letter a day: p present, i ill, l on leave are paid; everything else is not. */
  readonly days: string
  /** Of an earlier part of the same month in another group or kindergarten; '' when there is none. */
  readonly daysElsewhere: string
  /** In acts before this one. */
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

/** The rows of the file that `kezek recompute` reads, sums in tenge. */
export function composeRecomputeRows(lines: readonly RecomputeLine[]): readonly RecomputeCells[] {
  return lines.map(line => ({
    child: line.child,
    month: line.month.toString(),
    working_days: String(line.workingDays),
    norms: line.norms
      .split(' ')
      .map(norm => norm.replace(/:(\d+)$/, (_, tiyn: string) => `:${tengeText(BigInt(tiyn))}`))
      .join(' '),
    days: line.days,
    days_elsewhere: line.daysElsewhere,
    previous: tengeText(line.previousTiyn),
    amount: tengeText(line.amountTiyn),
    programme: line.programme,
  }))
}

type DatedNorm = { readonly from: Temporal.PlainDate; readonly tiyn: bigint }

export type ParsedRow = {
  readonly child: string
  readonly month: Temporal.PlainYearMonth
  readonly workingDays: number
  readonly programme: Programme
  readonly norms: readonly DatedNorm[]
  readonly days: string
  readonly daysElsewhere: string
  readonly previousTiyn: bigint
  /** What the file says; undefined where it says nothing. */
  readonly amountTiyn: bigint | undefined
}

/** The column that is wrong, when one is. */
export function parseRecomputeRow(
  cells: RecomputeCells,
): ParsedRow | { readonly bad: RecomputeColumn } {
  const month = parseMonth(cells.month)
  if (month === undefined) return { bad: 'month' }
  if (!/^\d{1,2}$/.test(cells.working_days)) return { bad: 'working_days' }
  const workingDays = Number(cells.working_days)
  if (workingDays < 1 || workingDays > 31) return { bad: 'working_days' }
  const norms = parseNorms(cells.norms, month)
  if (norms === undefined) return { bad: 'norms' }
  const letters = new RegExp(`^[pila.?-]{${month.daysInMonth}}$`)
  if (!letters.test(cells.days)) return { bad: 'days' }
  if (cells.days_elsewhere !== '' && !letters.test(cells.days_elsewhere)) {
    return { bad: 'days_elsewhere' }
  }
  const payable = [...cells.days, ...cells.days_elsewhere].filter(isPayable).length
  const programme = PROGRAMMES.find(one => one === (cells.programme || 'preschool'))
  if (programme === undefined) return { bad: 'programme' }
  if (payable > workingDays && programme === 'preschool') return { bad: 'working_days' }
  const previousTiyn = cells.previous === '' ? 0n : parseTenge(cells.previous)
  if (previousTiyn === undefined) return { bad: 'previous' }
  const amountTiyn = cells.amount === '' ? undefined : parseSigned(cells.amount)
  if (cells.amount !== '' && amountTiyn === undefined) return { bad: 'amount' }
  const { child, days, days_elsewhere: daysElsewhere } = cells
  return {
    child,
    month,
    workingDays,
    programme,
    norms,
    days,
    daysElsewhere,
    previousTiyn,
    amountTiyn,
  }
}

/** What the row comes to: the month up to the end of these days, less the part elsewhere, less earlier acts. */
export function recomputeTiyn(row: Omit<ParsedRow, 'amountTiyn' | 'child'>): bigint {
  const parts = [row.daysElsewhere, row.days].map(days => normsOfDays(row, days))
  const paid = row.programme === 'club' ? capDays(parts, row.workingDays) : parts
  const [, own = 0n] = splitMonthTiyn(paid, row.workingDays)
  return own - row.previousTiyn
}

function normsOfDays(
  { month, norms }: Pick<ParsedRow, 'month' | 'norms'>,
  days: string,
): NormDays[] {
  return [...days].flatMap((letter, index) => {
    if (!isPayable(letter)) return []
    const day = month.toPlainDate({ day: index + 1 })
    const norm = norms.findLast(one => Temporal.PlainDate.compare(one.from, day) <= 0)
    return [{ monthlyTiyn: norm?.tiyn ?? 0n, days: 1 }]
  })
}

function parseMonth(text: string): Temporal.PlainYearMonth | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return undefined
  return Temporal.PlainYearMonth.from(text)
}

/** `68000` for the whole month, or `2026-09-01:68000 2026-09-16:70000`. */
function parseNorms(
  text: string,
  month: Temporal.PlainYearMonth,
): readonly DatedNorm[] | undefined {
  const whole = /^[\d\s.,]+$/.test(text) ? parseTenge(text) : undefined
  if (whole !== undefined) return [{ from: month.toPlainDate({ day: 1 }), tiyn: whole }]
  const norms: DatedNorm[] = []
  for (const part of text.split(/\s+/)) {
    const [, day = '', tenge = ''] = /^(\d{4}-\d{2}-\d{2}):([\d.,]+)$/.exec(part) ?? []
    const tiyn = parseTenge(tenge)
    const from = parseDay(day)
    if (from === undefined || tiyn === undefined) return undefined
    norms.push({ from, tiyn })
  }
  return norms.sort((one, other) => Temporal.PlainDate.compare(one.from, other.from))
}

function parseDay(text: string): Temporal.PlainDate | undefined {
  try {
    return text === '' ? undefined : Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function parseSigned(text: string): bigint | undefined {
  const absolute = parseTenge(text.replace(/^[-−]/, ''))
  return absolute === undefined || !/^[-−]/.test(text) ? absolute : -absolute
}
