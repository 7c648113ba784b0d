/**
 * Makes the cells of a queue coarse enough that none points at fewer than five children: pure, and only by
 * adding cells together. No cell is blanked out and no sum across groups is published beside them, so
 * there is nothing to subtract (docs/decisions/0012-open-data.md).
 */
import type { Tier } from '../territories/queue-rules.ts'

export const FEWEST = 5

export type QueueCell = {
  readonly cohort: number
  readonly tier: Tier
  readonly waiting: number
  readonly oldest: Temporal.PlainDate
}

/** Cohort: an age, or a range of ages (`5-6`). `benefit`: out-of-turn and priority together; `all`: all three. */
export type QueueGroup = {
  readonly cohort: string
  readonly tier: Tier | 'benefit' | 'all'
  readonly waiting: number
  readonly oldest: Temporal.PlainDate
}

/** A power of two above every age: the halves of halves are ages. */
const AGES = 32

/**
 * The groups of one queue. A group is split in two only when each part is empty or holds five children and more, and
 * what may be split is fixed beforehand: ages in halves (1-4 and 5-8, then 1-2 and 3-4, then 1 and 2), and where
 * that is not safe, the tiers: general from benefits, then out-of-turn from priority. Because a split depends on
 * nothing but its own two parts, a group left whole keeps every division that would have left it whole.
 * Empty when nothing can be split: then only the queue's total is published.
 */
export function coarsenQueue(cells: readonly QueueCell[]): readonly QueueGroup[] {
  const groups = splitAges(1, AGES, cells)
  const [only] = groups
  if (groups.length === 1 && only?.cohort === ageRange(1, AGES) && only.tier === 'all') return []
  return groups
}

function splitAges(from: number, to: number, cells: readonly QueueCell[]): readonly QueueGroup[] {
  if (sum(cells) === 0) return []
  if (from === to) return splitTiers(ageRange(from, to), cells)
  const middle = from + (to - from + 1) / 2
  const younger = cells.filter(({ cohort }) => cohort < middle)
  const older = cells.filter(({ cohort }) => cohort >= middle)
  if (isSmall(sum(younger)) || isSmall(sum(older))) return splitTiers(ageRange(from, to), cells)
  return [...splitAges(middle, to, older), ...splitAges(from, middle - 1, younger)]
}

function splitTiers(cohort: string, cells: readonly QueueCell[]): readonly QueueGroup[] {
  const of = (tier: Tier) => cells.filter(cell => cell.tier === tier && cell.waiting > 0)
  const [outOfTurn, priority, general] = [of('out-of-turn'), of('priority'), of('general')]
  const benefits = [...outOfTurn, ...priority]
  if (isSmall(sum(benefits)) || isSmall(sum(general))) return [merge(cohort, 'all', cells)]
  const whole = isSmall(sum(outOfTurn)) || isSmall(sum(priority))
  const parts = whole
    ? ([['benefit', benefits]] as const)
    : ([
        ['out-of-turn', outOfTurn],
        ['priority', priority],
      ] as const)
  return [...parts, ['general', general] as const]
    .filter(([, members]) => members.length > 0)
    .map(([tier, members]) => merge(cohort, tier, members))
}

function ageRange(from: number, to: number): string {
  return from === to ? String(from) : `${from}-${to}`
}

function merge(cohort: string, tier: QueueGroup['tier'], cells: readonly QueueCell[]): QueueGroup {
  const oldest = cells
    .filter(cell => cell.waiting > 0)
    .map(cell => cell.oldest)
    .reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b))
  return { cohort, tier, waiting: sum(cells), oldest }
}

/** Nobody is nobody: an empty cell points at no child. */
function isSmall(children: number): boolean {
  return children > 0 && children < FEWEST
}

function sum(cells: readonly { readonly waiting: number }[]): number {
  return cells.reduce((total, cell) => total + cell.waiting, 0)
}

export type DailyCounts = {
  readonly cohort: number
  readonly offered: number
  readonly confirmed: number
  readonly lapsed: number
  readonly closed: number
}

/** The vouchers of one territory and day: by cohort only when every figure of every cohort is none or five and more. */
export function coarsenDay(
  counts: readonly DailyCounts[],
): readonly (Omit<DailyCounts, 'cohort'> & { readonly cohort: string })[] {
  const figures = (one: DailyCounts) => [one.offered, one.confirmed, one.lapsed, one.closed]
  if (!counts.some(one => figures(one).some(isSmall))) {
    return counts.map(one => ({ ...one, cohort: String(one.cohort) }))
  }
  const total = (name: 'offered' | 'confirmed' | 'lapsed' | 'closed') =>
    counts.reduce((sum, one) => sum + one[name], 0)
  return [
    {
      cohort: 'all',
      offered: total('offered'),
      confirmed: total('confirmed'),
      lapsed: total('lapsed'),
      closed: total('closed'),
    },
  ]
}
