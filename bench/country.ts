/**
 * The whole country: 1 000 000 queued in 300 territories, 500 000 offers: an iteration in each, all written and durable.
 * Reference of the same run: as many rows inserted in bulk into tables of the same shape. Memory: the most that the process had.
 */
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import { changeBudget } from '../src/domain/ledger/change-budget.ts'
import { renewMilestones } from '../src/domain/queue/renew-milestones.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { BENCH, type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity, fillMoney } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { countRows, measureReference, WRITTEN } from './iteration-rows.ts'
import { printTable, report, timed } from './report.ts'

const GOAL = 2.5
const QUEUED = 3_334
const OFFERS = 1_667
// Children of one age of six are too young in July: a sixth of the places finds nobody.
const PLACES = 2_002
const PROGRAMME = 'preschool'

async function measure(bench: BenchDatabase, name: string, territories: number): Promise<void> {
  const { database, owner, setting } = bench
  const codes = Array.from({ length: territories }, (_, n) => `bench-${n}`)
  await owner.query(
    `insert into territory (code, parent_code, kind, name_kk, name_ru, name_en)
     select code, 'taraz', 'district', code, code, code from unnest($1::text[]) code`,
    [codes],
  )
  await fillMoney(owner)
  for (const territory of codes) {
    await fillCity(owner, territory, { children: QUEUED, queued: QUEUED, places: PLACES })
    await inTransaction(database, tx =>
      changeBudget(tx, BENCH, setting, {
        programme: PROGRAMME,
        territory,
        year: 2026,
        allottedTiyn: BigInt(OFFERS) * 6n * 6_800_000n,
      }),
    )
  }
  await fillClubs(owner)
  await renewMilestones(database, 0)
  await owner.query('vacuum analyze')
  const before = await countRows(owner)
  let offered = 0
  const value = await timed(async () => {
    for (const territory of codes) {
      const held = await holdIteration(database, BENCH, setting, {
        programme: PROGRAMME,
        territory,
      })
      offered += held.offered
    }
  })
  const memoryMb = process.resourceUsage().maxRSS / 1024
  const after = await countRows(owner)
  const rows = WRITTEN.reduce(
    (sum, table) => sum + (after.get(table) ?? 0) - (before.get(table) ?? 0),
    offered,
  )
  const reference = await measureReference(owner, before)
  const ratio = value / reference
  report({
    bench: 'country',
    size: name,
    value,
    unit: 'ms',
    reference,
    ratio,
    goal: `<= ${GOAL} x, < 1000 MB`,
    met: ratio <= GOAL && memoryMb < 1000,
    queued: QUEUED * territories,
    offered,
    rows,
    memoryMb,
  })
}

// `--tenth` measures the tenth only.
const sizes = [
  ['a tenth', 30],
  ['the country', 300],
] as const
for (const [name, territories] of process.argv.includes('--tenth') ? sizes.slice(0, 1) : sizes) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, name, territories))
}
printTable()
