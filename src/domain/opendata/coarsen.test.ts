/** Nobody can be found by adding and subtracting what is published, even with the rule of coarsening in hand. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIERS } from '../territories/queue-rules.ts'
import { coarsenDay, coarsenQueue, FEWEST, type QueueCell } from './coarsen.ts'

const day = Temporal.PlainDate.from('2026-01-01')

/** Counts of the three tiers for each cohort from 1 on. */
function cellsOf(counts: readonly (readonly number[])[]): QueueCell[] {
  return counts.flatMap((tiers, index) =>
    TIERS.flatMap((tier, place) => {
      const waiting = tiers[place] ?? 0
      return waiting === 0
        ? []
        : [{ cohort: index + 1, tier, waiting, oldest: day.add({ days: waiting }) }]
    }),
  )
}

const published = (counts: readonly (readonly number[])[]) =>
  coarsenQueue(cellsOf(counts)).map(({ cohort, tier, waiting }) => `${cohort} ${tier}: ${waiting}`)

test.each([
  [
    'large cells stay as they are',
    [[5, 6, 70]],
    ['1 out-of-turn: 5', '1 priority: 6', '1 general: 70'],
  ],
  ['a small tier of benefits joins the other', [[2, 6, 70]], ['1 benefit: 8', '1 general: 70']],
  ['benefits that are small together join the cohort', [[1, 2, 70]], ['1 all: 73']],
  ['a small general tier takes the benefits with it', [[9, 9, 3]], ['1 all: 21']],
  ['empty tiers point at nobody', [[0, 0, 70]], ['1 general: 70']],
  [
    'a small cohort joins its neighbour in age',
    [
      [0, 0, 3],
      [5, 5, 70],
      [0, 0, 8],
      [0, 0, 9],
    ],
    ['4 general: 9', '3 general: 8', '1-2 out-of-turn: 5', '1-2 priority: 5', '1-2 general: 73'],
  ],
  [
    'two small neighbours are one group',
    [
      [0, 0, 3],
      [0, 0, 3],
      [0, 0, 8],
    ],
    ['3 general: 8', '1-2 general: 6'],
  ],
  [
    'four small ages are one group',
    [
      [0, 0, 3],
      [0, 0, 0],
      [0, 0, 2],
      [0, 0, 0],
      [0, 0, 9],
    ],
    ['5 general: 9', '1-4 general: 5'],
  ],
  ['a queue of a few is published as one number only', [[1, 0, 3]], []],
])('%s', (_, counts, expected) => {
  expect(published(counts)).toEqual(expected)
})

const counts = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(40)), {
  minLength: 1,
  maxLength: 7,
})

test('no published group holds fewer than five, and the groups add up to the queue', () => {
  fc.assert(
    fc.property(counts, generated => {
      const cells = cellsOf(generated)
      const groups = coarsenQueue(cells)
      const total = cells.reduce((sum, cell) => sum + cell.waiting, 0)
      expect(groups.every(group => group.waiting >= FEWEST)).toBe(true)
      if (groups.length > 0) expect(groups.reduce((sum, one) => sum + one.waiting, 0)).toBe(total)
      expect(coarsenQueue(cells.toReversed())).toEqual(groups)
    }),
    { numRuns: 2000 },
  )
})

/**
 * The strongest reader: knows the rule, the total and every published group, and tries all queues there could be.
 * For each published answer it collects which values each cell may have had.
 */
function values(queues: Iterable<readonly (readonly number[])[]>) {
  const possible = new Map<string, Set<number>[]>()
  const all: { readonly answer: string; readonly cells: readonly number[] }[] = []
  for (const queue of queues) {
    const cells = queue.flat()
    const answer = `${published(queue)} of ${cells.reduce((a, b) => a + b, 0)}`
    const seen = possible.get(answer) ?? cells.map(() => new Set<number>())
    for (const [place, value] of cells.entries()) seen[place]?.add(value)
    possible.set(answer, seen)
    all.push({ answer, cells })
  }
  return { possible, all }
}

function* queuesOf(cohorts: number, tiers: readonly (readonly number[])[]): Generator<number[][]> {
  if (cohorts === 0) {
    yield []
    return
  }
  for (const rest of queuesOf(cohorts - 1, tiers))
    for (const one of tiers) yield [...rest, [...one]]
}

function* tiersUpTo(out: number, priority: number, general: number): Generator<number[]> {
  for (let o = 0; o <= out; o += 1)
    for (let p = 0; p <= priority; p += 1) for (let g = 0; g <= general; g += 1) yield [o, p, g]
}

test.each([
  ['one cohort with all its tiers', 1, [...tiersUpTo(14, 14, 14)]],
  ['two cohorts with all their tiers', 2, [...tiersUpTo(6, 6, 6)]],
  ['three cohorts without benefits', 3, [...tiersUpTo(0, 0, 24)]],
  ['four cohorts without benefits', 4, [...tiersUpTo(0, 0, 11)]],
])(
  'trying every queue there could be never leaves one value for a cell of one to four: %s',
  (_, cohorts, tiers) => {
    const { possible, all } = values(queuesOf(cohorts, tiers))
    const largest = Math.max(...tiers.flat())
    const found = all.filter(({ answer, cells }) => {
      // At the edge of what was tried the larger alternatives are missing: not a fact about the rule.
      if (cells.some(value => value > largest - FEWEST)) return false
      return cells.some(
        (value, place) => value > 0 && value < FEWEST && possible.get(answer)?.[place]?.size === 1,
      )
    })
    expect(found.slice(0, 5)).toEqual([])
  },
  60_000,
)

test('a day of vouchers is told by cohort only when no figure is small', () => {
  const one = { offered: 9, confirmed: 5, lapsed: 0, closed: 0 }
  expect(
    coarsenDay([
      { cohort: 3, ...one },
      { cohort: 2, ...one },
    ]).map(row => row.cohort),
  ).toEqual(['3', '2'])
  expect(
    coarsenDay([
      { cohort: 3, ...one },
      { cohort: 2, ...one, lapsed: 1 },
    ]),
  ).toEqual([{ cohort: 'all', offered: 18, confirmed: 10, lapsed: 1, closed: 0 }])
})
