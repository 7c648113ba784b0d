/** What the change of regime does to each application: its category by the two packs, its number before and after. Pure. */
import { compareBytes } from '../../base/byte-order.ts'
import { categoryCode, tierOf } from '../applications/application.ts'
import type { Benefit, Tier } from '../territories/queue-rules.ts'
import type { RulePack } from '../territories/rule-pack.ts'

export type SwitchReason = 'unchanged' | 'category-changed' | 'others-left' | 'others-joined'

/** An application that lives on the day of the change. */
export type Standing = {
  readonly id: bigint
  readonly number: string
  readonly state: string
  readonly tier: Tier
  readonly cohort: number
  readonly submittedMicros: string
  /** Confirmed claims. */
  readonly benefits: readonly Benefit[]
}

export type SwitchPosition = {
  readonly id: bigint
  readonly number: string
  readonly state: string
  readonly cohort: number
  readonly tierBefore: Tier
  readonly tierAfter: Tier
  /** Null for one that does not stand in the queue that day. */
  readonly numberBefore: number | null
  readonly numberAfter: number | null
  readonly reason: SwitchReason
}

/**
 * Number, time and claims of an application stay; only the packs differ. A tier is touched only where the same claims
 * lead to another tier by the new pack. In the order of the applications' numbers.
 */
export function planSwitch(
  standings: readonly Standing[],
  from: RulePack,
  to: RulePack,
): readonly SwitchPosition[] {
  const after = standings.map(one => {
    const tier = tierOf(to, one.benefits)
    return { ...one, tier: tier === tierOf(from, one.benefits) ? one.tier : tier }
  })
  const numbersBefore = numberQueue(standings)
  const numbersAfter = numberQueue(after)
  return standings
    .map((before, index): SwitchPosition => {
      const tierAfter = after[index]?.tier ?? before.tier
      const numberBefore = numbersBefore.get(before.id) ?? null
      const numberAfter = numbersAfter.get(before.id) ?? null
      return {
        id: before.id,
        number: before.number,
        state: before.state,
        cohort: before.cohort,
        tierBefore: before.tier,
        tierAfter,
        numberBefore,
        numberAfter,
        reason: reasonOf(before.tier !== tierAfter, numberBefore, numberAfter),
      }
    })
    .sort((a, b) => compareBytes(a.number, b.number))
}

function reasonOf(moved: boolean, before: number | null, after: number | null): SwitchReason {
  if (moved) return 'category-changed'
  if (before === null || after === null || before === after) return 'unchanged'
  return after < before ? 'others-left' : 'others-joined'
}

/** Number in the category, by time and then by number, from 1. */
function numberQueue(standings: readonly Standing[]): ReadonlyMap<bigint, number> {
  const queued = standings.filter(one => one.state === 'queued')
  const order = queued.sort((a, b) => compareTimes(a, b) || compareBytes(a.number, b.number))
  const lengths = new Map<string, number>()
  const numbers = new Map<bigint, number>()
  for (const one of order) {
    const category = categoryCode(one.tier, one.cohort)
    const number = (lengths.get(category) ?? 0) + 1
    lengths.set(category, number)
    numbers.set(one.id, number)
  }
  return numbers
}

function compareTimes(a: Standing, b: Standing): number {
  const left = BigInt(a.submittedMicros)
  const right = BigInt(b.submittedMicros)
  return left === right ? 0 : left < right ? -1 : 1
}

export type CategoryCount = {
  readonly cohort: number
  readonly tier: Tier
  readonly before: number
  readonly after: number
}

/** How long each category of the queue is before and after, oldest first. */
export function countCategories(
  positions: readonly SwitchPosition[],
  tiers: readonly Tier[],
): readonly CategoryCount[] {
  const queued = positions.filter(one => one.state === 'queued')
  const cohorts = [...new Set(queued.map(one => one.cohort))].sort((a, b) => b - a)
  const count = (cohort: number, is: (one: SwitchPosition) => boolean) =>
    queued.filter(one => one.cohort === cohort && is(one)).length
  return cohorts.flatMap(cohort =>
    tiers.map(tier => ({
      cohort,
      tier,
      before: count(cohort, one => one.tierBefore === tier),
      after: count(cohort, one => one.tierAfter === tier),
    })),
  )
}

/** A greater number in the same category: numbers of two categories cannot be compared. */
export const isWorse = ({ reason }: SwitchPosition): boolean => reason === 'others-joined'

export const isRecategorised = ({ tierBefore, tierAfter }: SwitchPosition): boolean =>
  tierBefore !== tierAfter
