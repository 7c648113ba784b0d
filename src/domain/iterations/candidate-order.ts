/** The order in which an iteration looks at the candidates: cohort, ratio of tiers, time, number. */
import { assert } from '../../base/assert.ts'
import { compareBytes } from '../../base/byte-order.ts'
import { orderByNumber } from '../../base/order-by-number.ts'
import type { Candidate, IterationRules, Tier } from './iteration.ts'

type Lists = Record<Tier, number[]>

/**
 * Indexes into `candidates` in the order of turns: cohorts as the pack orders them; inside a cohort
 * all of out-of-turn, then `ratio.priority` : `ratio.general` repeating until both lists are used up.
 * Source of the ratio: rules.md section 3 (bilim.astana.kz 49434).
 */
export function orderCandidates(
  candidates: readonly Candidate[],
  rules: Pick<IterationRules, 'cohortOrder' | 'ratio'>,
): Int32Array {
  const { priority, general } = rules.ratio
  assert(priority >= 0 && general >= 0 && priority + general > 0, 'the ratio must move the queue')
  const cohorts = new Map<string, Lists>(
    rules.cohortOrder.map(cohort => [cohort, { 'out-of-turn': [], priority: [], general: [] }]),
  )
  for (let index = 0; index < candidates.length; index += 1) {
    const candidate = candidates[index] as Candidate
    const lists = cohorts.get(candidate.cohort)
    assert(lists !== undefined, 'a cohort outside cohortOrder')
    lists[candidate.tier].push(index)
  }
  const sort = sorterByTime(candidates)
  const order = new Int32Array(candidates.length)
  let length = 0
  for (const lists of cohorts.values()) {
    length = append(order, length, sort(lists['out-of-turn']))
    length = interleave(order, length, sort(lists.priority), sort(lists.general), rules.ratio)
  }
  return order
}

function append(order: Int32Array, length: number, list: Int32Array): number {
  order.set(list, length)
  return length + list.length
}

function interleave(
  order: Int32Array,
  start: number,
  priority: Int32Array,
  general: Int32Array,
  ratio: IterationRules['ratio'],
): number {
  let length = start
  let fromPriority = 0
  let fromGeneral = 0
  // Element by element: a view for each turn would cost more than the copying.
  while (fromPriority < priority.length && fromGeneral < general.length) {
    for (let turn = 0; turn < ratio.priority && fromPriority < priority.length; turn += 1) {
      order[length] = priority[fromPriority] as number
      length += 1
      fromPriority += 1
    }
    for (let turn = 0; turn < ratio.general && fromGeneral < general.length; turn += 1) {
      order[length] = general[fromGeneral] as number
      length += 1
      fromGeneral += 1
    }
  }
  length = append(order, length, priority.subarray(fromPriority))
  return append(order, length, general.subarray(fromGeneral))
}

/**
 * Times are integers of microseconds: all of them are exact as doubles until the year 2255, so the
 * sort compares numbers; a bundle from outside with larger ones falls back to bigint.
 */
function sorterByTime(candidates: readonly Candidate[]): (list: number[]) => Int32Array {
  const times = new Float64Array(candidates.length)
  let exact = true
  for (let index = 0; index < candidates.length; index += 1) {
    const time = Number((candidates[index] as Candidate).submittedAt)
    times[index] = time
    if (!Number.isSafeInteger(time)) exact = false
  }
  const compareId = (a: number, b: number) => compareIds(candidates, a, b)
  if (!exact) {
    const compare = (a: number, b: number) => compareTimes(candidates, a, b) || compareId(a, b)
    return list => Int32Array.from(list.sort(compare))
  }
  return list => {
    const order = orderByNumber(list, times)
    settleTies(order, times, compareId)
    return order
  }
}

/** Orders those who applied in the same microsecond by their ids. */
function settleTies(
  order: Int32Array,
  times: Float64Array,
  compareId: (a: number, b: number) => number,
): void {
  let start = 0
  while (start < order.length) {
    const time = times[order[start] as number]
    let end = start + 1
    while (end < order.length && times[order[end] as number] === time) end += 1
    if (end - start > 1) order.subarray(start, end).sort(compareId)
    start = end
  }
}

function compareIds(candidates: readonly Candidate[], a: number, b: number): number {
  return compareBytes((candidates[a] as Candidate).id, (candidates[b] as Candidate).id)
}

function compareTimes(candidates: readonly Candidate[], a: number, b: number): number {
  const left = BigInt((candidates[a] as Candidate).submittedAt)
  const right = BigInt((candidates[b] as Candidate).submittedAt)
  if (left === right) return 0
  return left < right ? -1 : 1
}
