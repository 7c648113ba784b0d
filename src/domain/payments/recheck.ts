/** Recomputes lines of acts from the letters of the sheets, the answers, the disputes, the norms and the formula. Pure. */
import { capDays, type NormDays, splitMonthTiyn } from '../attendance/month-amount.ts'
import { isPayable } from '../attendance/month-days.ts'

export type RecheckReason =
  | 'amount-differs'
  | 'days-differ'
  | 'not-confirmed'
  | 'in-dispute'
  | 'norm-differs'
  | 'working-days-differ'
  | 'total-differs'
  | 'ledger-differs'
  | 'payment-differs'

export type Difference = {
  readonly act: string
  readonly reason: RecheckReason
  /** The application of the child whose line it is; null: the act as a whole. */
  readonly application: string | null
  /** In words for those who look: what is kept, and what comes out. */
  readonly kept: string
  readonly found: string
}

/** One step of a child's month in an act. */
export type StepRow = {
  readonly actId: bigint
  readonly act: string
  readonly sequence: number
  readonly days: string
  readonly workingDays: number
  readonly norms: string
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

/** A child's month in one group, as it is now, with everything that acts hold of it. */
export type RecheckPart = {
  readonly lineId: bigint
  readonly childId: bigint
  readonly application: string
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly confirmed: boolean
  readonly disputedDays: readonly number[]
  /** Taken back by the department since the newest step: a later act sets them off. */
  readonly takenBackDays: readonly number[]
  readonly workingDays: number
  /** Of a club; null for a kindergarten. */
  readonly direction: string | null
  /** By the table of norms today. */
  readonly norms: readonly { readonly from: Temporal.PlainDate; readonly monthlyTiyn: bigint }[]
  readonly steps: readonly StepRow[]
}

/** The steps of `wanted` acts in one child's month; `parts` has every group in which the child was that month. */
export function recheckMonth(
  parts: readonly RecheckPart[],
  isWanted: (actId: bigint) => boolean,
): readonly Difference[] {
  return parts.flatMap(part =>
    part.steps
      .filter(step => isWanted(step.actId))
      .flatMap(step => [
        ...(step === part.steps.at(-1) ? basisOf(part, step) : []),
        ...amountOf(parts, part, step),
      ]),
  )
}

/** What the newest step was computed from must still be what the sheet and the norms say. */
function basisOf(part: RecheckPart, step: StepRow): readonly Difference[] {
  const differences: Difference[] = []
  const say = (reason: RecheckReason, kept: string, found: string) =>
    differences.push({ act: step.act, application: part.application, reason, kept, found })
  const paidDays = [...step.days].flatMap((letter, index) => (isPayable(letter) ? [index + 1] : []))
  if (paidDays.length > 0 && !part.confirmed) say('not-confirmed', step.days, part.days)
  const wrong = paidDays.filter(
    day => part.days[day - 1] !== step.days[day - 1] && !part.takenBackDays.includes(day),
  )
  if (wrong.length > 0) say('days-differ', step.days, part.days)
  const disputed = paidDays.filter(day => part.disputedDays.includes(day))
  if (disputed.length > 0) say('in-dispute', step.days, disputed.join(' '))
  if (part.workingDays !== step.workingDays) {
    say('working-days-differ', String(step.workingDays), String(part.workingDays))
  }
  const norms = part.norms.map(norm => `${norm.from}:${norm.monthlyTiyn}`).join(' ')
  if (norms !== step.norms) say('norm-differs', step.norms, norms)
  return differences
}

/**
 * What the month came to when the step was made. Of the parts before it in the month nobody wrote down whether they were
 * confirmed at that moment, so each of three states is tried: as in acts by then, as in acts or else as now, as now.
 */
function amountOf(
  parts: readonly RecheckPart[],
  part: RecheckPart,
  step: StepRow,
): readonly Difference[] {
  const keptTiyn = step.previousTiyn + step.amountTiyn
  const found = (state: (typeof PAST_STATES)[number]) => amountIn(parts, part, step, state)
  if (PAST_STATES.some(state => found(state) === keptTiyn)) return []
  return [
    {
      act: step.act,
      application: part.application,
      reason: 'amount-differs',
      kept: keptTiyn.toString(),
      found: String(found('acts')),
    },
  ]
}

const PAST_STATES = ['acts', 'acts-or-now', 'now'] as const

function amountIn(
  parts: readonly RecheckPart[],
  part: RecheckPart,
  step: StepRow,
  state: (typeof PAST_STATES)[number],
): bigint {
  const all = parts
    .map(other => {
      if (other === part) return { other, days: step.days, norms: parseNorms(step.norms) }
      const then = other.steps.findLast(one => one.actId <= step.actId)
      if (then !== undefined && state !== 'now') {
        return { other, days: then.days, norms: parseNorms(then.norms) }
      }
      const days = state === 'acts' ? undecided(other.days) : lettersNow(other)
      return { other, days, norms: other.norms }
    })
    .sort((one, two) => firstDay(one.days) - firstDay(two.days))
  const most = Math.max(...parts.map(one => one.workingDays))
  const norms = all.map(one => normsOf(one.other.month, one.days, one.norms))
  const paid = part.direction === null ? norms : capDays(norms, most)
  const amounts = splitMonthTiyn(paid, most)
  return amounts[all.findIndex(({ other }) => other === part)] ?? 0n
}

/** Days of the month that an earlier part of it, elsewhere, was paid for when the step was made. */
export function daysElsewhere(
  parts: readonly RecheckPart[],
  part: RecheckPart,
  step: StepRow,
): string {
  const state =
    PAST_STATES.find(
      one => amountIn(parts, part, step, one) === step.previousTiyn + step.amountTiyn,
    ) ?? 'acts'
  const letters = Array.from({ length: step.days.length }, () => '.')
  for (const other of parts) {
    if (other === part) continue
    const then = other.steps.findLast(one => one.actId <= step.actId)
    const days =
      then !== undefined && state !== 'now'
        ? then.days
        : state === 'acts'
          ? undecided(other.days)
          : lettersNow(other)
    if (firstDay(days) > firstDay(step.days)) continue
    for (const [index, letter] of [...days].entries())
      if (isPayable(letter)) letters[index] = letter
  }
  const text = letters.join('')
  return [...text].some(isPayable) ? text : ''
}

const undecided = (days: string) => days.replace(/[pil]/g, '?')

function lettersNow({ days, confirmed, disputedDays }: RecheckPart): string {
  if (!confirmed) return undecided(days)
  return [...days]
    .map((letter, index) => (disputedDays.includes(index + 1) ? '?' : letter))
    .join('')
}

function parseNorms(text: string): RecheckPart['norms'] {
  return text.split(' ').flatMap(part => {
    const [from = '', tiyn = '0'] = part.split(':')
    return from === '' ? [] : [{ from: Temporal.PlainDate.from(from), monthlyTiyn: BigInt(tiyn) }]
  })
}

function normsOf(month: Temporal.PlainDate, days: string, norms: RecheckPart['norms']): NormDays[] {
  const starts = norms.map(one => ({ ...one, at: month.until(one.from).days }))
  return [...days].flatMap((letter, index) => {
    if (!isPayable(letter)) return []
    const norm = starts.findLast(one => one.at <= index)
    return [{ monthlyTiyn: norm?.monthlyTiyn ?? 0n, days: 1 }]
  })
}

function firstDay(days: string): number {
  const at = days.search(/[^.]/)
  return at < 0 ? days.length : at
}
