/**
 * Who may exchange places with whom: top trading cycles over wishes (Shapley and Scarf 1974; several
 * children of one group stand in the order in which they asked, as in Abdulkadiroğlu and Sönmez 2003).
 * Nobody loses the seat she holds: a child moves to a group that it wants more, or stays. Pure.
 */
import { compareBytes } from '../../base/byte-order.ts'

export type SwapAsker = {
  /** The application's number. */
  readonly id: string
  /** The group in which the child has its seat. */
  readonly group: string
  /** Groups that it wants more than its own, best first. */
  readonly wants: readonly string[]
  /** Microseconds since the epoch, as a decimal string: who asked first is first among its group. */
  readonly since: string
}

/** Each moves into the group of the next; the last into that of the first. At least two. */
export type SwapCycle = readonly SwapAsker[]

/**
 * Only groups whose seats are offered by somebody who asks can be reached. The order of `askers` does
 * not matter. Every asker is in at most one cycle; who is in none stays where it is.
 */
export function findSwapCycles(askers: readonly SwapAsker[]): readonly SwapCycle[] {
  const waiting = gatherByGroup(askers)
  const cycles: SwapCycle[] = []
  for (;;) {
    const start = firstOf(waiting)
    if (start === undefined) return cycles
    const cycle = walk(start, waiting)
    for (const { id, group } of cycle) leave(waiting, group, id)
    if (cycle.length > 1) cycles.push(cycle)
  }
}

/** Askers of each group, the next to give its seat away first. */
type Waiting = Map<string, SwapAsker[]>

function gatherByGroup(askers: readonly SwapAsker[]): Waiting {
  const waiting: Waiting = new Map()
  for (const asker of askers) waiting.set(asker.group, [...(waiting.get(asker.group) ?? []), asker])
  for (const list of waiting.values()) list.sort(bySince)
  return waiting
}

function bySince(a: SwapAsker, b: SwapAsker): number {
  const [one, other] = [BigInt(a.since), BigInt(b.since)]
  return one < other ? -1 : one > other ? 1 : compareBytes(a.id, b.id)
}

/** The earliest asker of all that are left: a fixed start, so that the result has one reading. */
function firstOf(waiting: Waiting): SwapAsker | undefined {
  let first: SwapAsker | undefined
  for (const [candidate] of waiting.values()) {
    if (candidate && (first === undefined || bySince(candidate, first) < 0)) first = candidate
  }
  return first
}

/** Follows child -> best group that is left -> the child that gives its seat there, until one comes again. */
function walk(start: SwapAsker, waiting: Waiting): SwapCycle {
  const path: SwapAsker[] = []
  const placeOf = new Map<string, number>()
  let asker = start
  for (;;) {
    const seen = placeOf.get(asker.id)
    if (seen !== undefined) return path.slice(seen)
    placeOf.set(asker.id, path.length)
    path.push(asker)
    const next = nextOf(asker, waiting)
    // Nothing better is left: the child points at itself and stays.
    if (next === undefined) return [asker]
    asker = next
  }
}

function nextOf(asker: SwapAsker, waiting: Waiting): SwapAsker | undefined {
  for (const group of asker.wants) {
    if (group === asker.group) return undefined
    const [owner] = waiting.get(group) ?? []
    if (owner !== undefined) return owner
  }
  return undefined
}

function leave(waiting: Waiting, group: string, id: string): void {
  const left = (waiting.get(group) ?? []).filter(asker => asker.id !== id)
  if (left.length === 0) waiting.delete(group)
  else waiting.set(group, left)
}
