/** Exchanges of places: nobody loses, everybody in a cycle gains, nothing is left that all would take, and honesty pays. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSwapCycles, type SwapAsker } from './find-cycles.ts'

const GROUPS = ['A', 'B', 'C', 'D']
const RUNS = { numRuns: 500 }

const arbitraryAskers = fc
  .array(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      wants: fc.shuffledSubarray(GROUPS),
      since: fc.integer({ min: 1, max: 9 }).map(String),
    }),
    { maxLength: 7 },
  )
  .map(list =>
    list.map(
      (asker, index): SwapAsker => ({
        ...asker,
        id: `N${index}`,
        wants: asker.wants.filter(group => group !== asker.group),
      }),
    ),
  )

/** Where each child is afterwards. */
function seatsAfter(askers: readonly SwapAsker[]): ReadonlyMap<string, string> {
  const seats = new Map(askers.map(({ id, group }) => [id, group]))
  for (const cycle of findSwapCycles(askers)) {
    for (const [index, { id }] of cycle.entries()) {
      seats.set(id, cycle[(index + 1) % cycle.length]?.group ?? '')
    }
  }
  return seats
}

/** 0 is the best wish; a group that is not wanted is worse than the own one. */
function rankOf(asker: SwapAsker, group: string | undefined): number {
  if (group === asker.group) return asker.wants.length
  const place = asker.wants.indexOf(group ?? '')
  return place < 0 ? Number.POSITIVE_INFINITY : place
}

test('two who want each other exchange; three in a ring do; one whom nobody wants stays', () => {
  const askers: SwapAsker[] = [
    { id: 'a', group: 'A', wants: ['B'], since: '1' },
    { id: 'b', group: 'B', wants: ['C'], since: '2' },
    { id: 'c', group: 'C', wants: ['A'], since: '3' },
    { id: 'd', group: 'D', wants: ['A'], since: '0' },
  ]
  expect(findSwapCycles(askers).map(cycle => cycle.map(({ id }) => id))).toEqual([['a', 'b', 'c']])
  const pair = [
    { id: 'a', group: 'A', wants: ['B'], since: '1' },
    { id: 'b', group: 'B', wants: ['A'], since: '2' },
  ]
  expect(findSwapCycles(pair)).toHaveLength(1)
})

test('of two children in one group the one who asked first goes', () => {
  const askers: SwapAsker[] = [
    { id: 'late', group: 'A', wants: ['B'], since: '9' },
    { id: 'early', group: 'A', wants: ['B'], since: '1' },
    { id: 'b', group: 'B', wants: ['A'], since: '5' },
  ]
  const seats = seatsAfter(askers)
  expect(seats.get('early')).toBe('B')
  expect(seats.get('late')).toBe('A')
})

test('nobody ends worse than it began, and seats are only exchanged', () => {
  fc.assert(
    fc.property(arbitraryAskers, askers => {
      const seats = seatsAfter(askers)
      for (const asker of askers) {
        expect(rankOf(asker, seats.get(asker.id))).toBeLessThanOrEqual(asker.wants.length)
      }
      expect([...seats.values()].sort()).toEqual(askers.map(({ group }) => group).sort())
    }),
    RUNS,
  )
})

test('everybody in a cycle gets a better group, and is in one cycle only', () => {
  fc.assert(
    fc.property(arbitraryAskers, askers => {
      const cycles = findSwapCycles(askers)
      const ids = cycles.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const cycle of cycles) {
        expect(cycle.length).toBeGreaterThan(1)
        for (const [index, asker] of cycle.entries()) {
          const to = cycle[(index + 1) % cycle.length]?.group
          expect(rankOf(asker, to)).toBeLessThan(asker.wants.length)
        }
      }
    }),
    RUNS,
  )
})

test('no other exchange would please somebody more and nobody less (every one is tried)', () => {
  const few = arbitraryAskers.filter(askers => askers.length <= 5)
  fc.assert(
    fc.property(few, askers => {
      const mine = seatsAfter(askers)
      for (const seats of permutations(askers.map(({ group }) => group))) {
        const ranks = askers.map((asker, index) => ({
          other: rankOf(asker, seats[index]),
          now: rankOf(asker, mine.get(asker.id)),
        }))
        const nobodyWorse = ranks.every(({ other, now }) => other <= now)
        expect(nobodyWorse && ranks.some(({ other, now }) => other < now)).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})

test('nobody gains by hiding what it wants', () => {
  fc.assert(
    fc.property(arbitraryAskers, fc.shuffledSubarray(GROUPS), (askers, lie) => {
      const [liar] = askers
      if (liar === undefined) return
      const honest = rankOf(liar, seatsAfter(askers).get(liar.id))
      const wants = lie.filter(group => group !== liar.group)
      const seats = seatsAfter(askers.map(one => (one === liar ? { ...liar, wants } : one)))
      expect(rankOf(liar, seats.get(liar.id))).toBeGreaterThanOrEqual(honest)
    }),
    RUNS,
  )
})

test('the order in which askers are read does not matter', () => {
  fc.assert(
    fc.property(arbitraryAskers, askers => {
      const sorted = (seats: ReadonlyMap<string, string>) => [...seats].sort()
      expect(sorted(seatsAfter([...askers].reverse()))).toEqual(sorted(seatsAfter(askers)))
    }),
    RUNS,
  )
})

function* permutations(items: readonly string[]): Generator<readonly string[]> {
  if (items.length <= 1) yield items
  for (const [index, first] of items.entries()) {
    if (items.length <= 1) return
    for (const rest of permutations(items.filter((_, other) => other !== index))) {
      yield [first, ...rest]
    }
  }
}
