/**
 * One city: 66 000 children, 45 000 queued, 15 000 places: an iteration held, all written and durable.
 * Reference of the same run: as many rows inserted in bulk into tables of the same shape. Also the
 * pure decision for 1 000 000 applications.
 */
import { decideIteration } from '../src/domain/iterations/decide-iteration.ts'
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import type { Candidate, IterationInput } from '../src/domain/iterations/iteration.ts'
import { changeBudget } from '../src/domain/ledger/change-budget.ts'
import { renewMilestones } from '../src/domain/queue/renew-milestones.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { BENCH, type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity, fillMoney } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { countRows, measureReference, WRITTEN } from './iteration-rows.ts'
import { median, printTable, report, timed } from './report.ts'

const SIZES = [
  { name: 'a tenth', children: 6_600, queued: 4_500, places: 1_500 },
  { name: 'a city', children: 66_000, queued: 45_000, places: 15_000 },
]
const GOAL = 2.5

async function measureCity(bench: BenchDatabase, size: (typeof SIZES)[number]): Promise<void> {
  const { database, owner, setting } = bench
  await fillMoney(owner)
  await fillCity(owner, 'taraz', size)
  await fillClubs(owner)
  await renewMilestones(database, 0)
  await inTransaction(database, tx =>
    changeBudget(tx, BENCH, setting, {
      programme: 'preschool',
      territory: 'taraz',
      year: 2026,
      allottedTiyn: BigInt(size.places) * 6n * 6_800_000n,
    }),
  )
  await owner.query('vacuum analyze')
  const before = await countRows(owner)
  let offered = 0
  const value = await timed(async () => {
    const held = await holdIteration(database, BENCH, setting, {
      programme: 'preschool',
      territory: 'taraz',
    })
    offered = held.offered
  })
  const after = await countRows(owner)
  const rows = WRITTEN.reduce(
    (sum, table) => sum + (after.get(table) ?? 0) - (before.get(table) ?? 0),
    offered,
  )
  const reference = await measureReference(owner, before)
  const ratio = value / reference
  report({
    bench: 'iteration',
    size: size.name,
    value,
    unit: 'ms',
    reference,
    ratio,
    goal: `<= ${GOAL} x`,
    met: ratio <= GOAL,
    queued: size.queued,
    offered,
    rows,
  })
}

function aMillion(): IterationInput {
  const cohorts = ['6', '5', '4', '3', '2', '1']
  const tiers = ['general', 'priority', 'general', 'general', 'out-of-turn'] as const
  const applications = Array.from(
    { length: 1_000_000 },
    (_, n): Candidate => ({
      id: `N${String(n).padStart(9, '0')}`,
      tier: tiers[n % tiers.length] ?? 'general',
      cohort: cohorts[(n * 31) % 6] ?? '6',
      kind: 'general',
      settlement: 'taraz',
      submittedAt: String(1_700_000_000_000_000 + ((n * 7919) % 1_000_003) * 1000),
      batch: null,
    }),
  )
  return {
    programme: 'preschool',
    territory: 'taraz',
    heldOn: '2026-07-01',
    iterationNumber: 1,
    rulePack: {
      id: 'p',
      version: '1',
      cohortOrder: cohorts,
      ratio: { priority: 1, general: 3 },
      poolRule: 'whole',
    },
    pools: cohorts.map(cohort => ({
      settlement: null,
      cohort,
      kind: 'general' as const,
      free: 80_000,
    })),
    moneyTiyn: '999999999999999',
    excluded: [],
    applications,
    costs: cohorts.map(cohort => ({ cohort, kind: 'general' as const, costTiyn: '40800000' })),
  }
}

const ROUNDS = 5

async function measureDecision(): Promise<void> {
  const input = aMillion()
  // Reference: sorting a million numbers of the same spread, what no decision can do without.
  const times = Float64Array.from(input.applications, one => Number(one.submittedAt))
  const values: number[] = []
  const references: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    globalThis.gc?.()
    const value = await timed(async () => decideIteration(input))
    const sorted = times.slice()
    const reference = await timed(async () => sorted.sort())
    // The first round is the compiler's.
    if (round > 0) values.push(value)
    if (round > 0) references.push(reference)
  }
  const value = median(values)
  const reference = median(references)
  report({
    bench: 'decision',
    size: '1 000 000 applications',
    value,
    unit: 'ms',
    reference,
    ratio: value / reference,
    goal: '< 1000 ms',
    met: value < 1000,
    slowestMs: Math.max(...values),
  })
}

await measureDecision()
for (const size of SIZES) {
  await withBenchDatabase('2026-07-01T09:00', bench => measureCity(bench, size))
}
printTable()
