/** "Why not me this time": told from the decisions of the iteration alone. Pure. */
import { compareBytes } from '../../base/byte-order.ts'
import type { Candidate, Decision, IterationBundle, SkipReason } from './iteration.ts'

export type Explanation = {
  readonly decision: Decision
  readonly candidate: Candidate
  /** The last child served of my cohort and tier; null when none was. */
  readonly lastServed: { readonly id: string; readonly submittedAt: string } | null
  /** Children of my cohort and tier who stood before me and were skipped too. */
  readonly skippedBeforeMe: number
  readonly moneyLeftAtEndTiyn: string
  readonly poolLeftAtEnd: number
  /** The smallest change that would have reached me with everything else the same; null when offered. */
  readonly wouldHaveSufficed:
    | { readonly kind: 'places'; readonly count: number }
    | { readonly kind: 'money'; readonly tiyn: string }
    | { readonly kind: 'batch' }
    | null
}

/** Undefined when the application took no part. */
export function explainDecision(
  bundle: Pick<IterationBundle, 'input' | 'result'>,
  id: string,
): Explanation | undefined {
  const { applications } = bundle.input
  const candidate = applications[findIndex(applications, id)]
  const { decisions } = bundle.result
  const decision = decisions.find(one => one.id === id)
  if (candidate === undefined || decision === undefined) return undefined
  const byId = new Map(applications.map(one => [one.id, one]))
  const mine = (one: Decision) => {
    const other = byId.get(one.id)
    return other?.cohort === candidate.cohort && other.tier === candidate.tier
  }
  const peers = decisions.filter(mine)
  const lastServed = peers.findLast(one => one.outcome === 'offered')
  const before = decisions.filter(one => one.sequence <= decision.sequence)
  const samePool = decisions.filter(one => sharesPool(bundle, candidate, byId.get(one.id)))
  return {
    decision,
    candidate,
    lastServed: lastServed
      ? { id: lastServed.id, submittedAt: byId.get(lastServed.id)?.submittedAt ?? '' }
      : null,
    skippedBeforeMe: peers.filter(
      one => one.outcome === 'skipped' && one.sequence < decision.sequence,
    ).length,
    moneyLeftAtEndTiyn: decisions.at(-1)?.moneyLeftTiyn ?? bundle.input.moneyTiyn,
    poolLeftAtEnd: samePool.at(-1)?.poolLeft ?? 0,
    wouldHaveSufficed: sufficient(decision.reason, before, candidate, byId, bundle),
  }
}

function findIndex(applications: readonly Candidate[], id: string): number {
  let low = 0
  let high = applications.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compareBytes((applications[middle] as Candidate).id, id)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function sharesPool(
  bundle: Pick<IterationBundle, 'input'>,
  candidate: Candidate,
  other: Candidate | undefined,
): boolean {
  if (other === undefined) return false
  const { poolRule } = bundle.input.rulePack
  return (
    other.cohort === candidate.cohort &&
    other.kind === candidate.kind &&
    (poolRule === 'whole' || other.settlement === candidate.settlement)
  )
}

/** How much more would have served everybody of the pool up to me, or paid for all up to me. */
function sufficient(
  reason: SkipReason | null,
  before: readonly Decision[],
  candidate: Candidate,
  byId: ReadonlyMap<string, Candidate>,
  bundle: Pick<IterationBundle, 'input'>,
): Explanation['wouldHaveSufficed'] {
  switch (reason) {
    case null:
      return null
    case 'batch-does-not-fit':
      return { kind: 'batch' }
    case 'no-places':
    case 'settlement-without-places': {
      const waiting = before.filter(
        one => one.outcome === 'skipped' && sharesPool(bundle, candidate, byId.get(one.id)),
      )
      return { kind: 'places', count: waiting.length }
    }
    case 'no-money': {
      const short = before
        .filter(one => one.reason === 'no-money')
        .reduce((sum, one) => sum + BigInt(one.costTiyn), 0n)
      const left = BigInt(before.at(-1)?.moneyLeftTiyn ?? '0')
      return { kind: 'money', tiyn: (short - left).toString() }
    }
  }
}
