/**
 * The queue number of a random child among 1 000 000, with who stands before it. Reference of the same
 * run: reading one row of the same table by its primary key with the same driver and pool. Both by eight
 * callers at a time.
 */
import { sql } from 'kysely'
import { findPosition } from '../src/domain/queue/find-position.ts'
import { renewMilestones } from '../src/domain/queue/renew-milestones.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { printTable, report } from './report.ts'

const GOAL = 0.3
const CALLERS = 8
const SECONDS = 4

/** Calls a second, over some seconds, by several callers at a time. */
async function measureRate(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let calls = 0
  const caller = async () => {
    while (performance.now() < end) {
      await work()
      calls += 1
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return calls / SECONDS
}

async function measure(bench: BenchDatabase, queued: number): Promise<void> {
  const { database, owner } = bench
  await fillCity(owner, 'taraz', { children: queued, queued, places: 25 })
  await fillClubs(owner)
  await renewMilestones(database, 0)
  await owner.query('vacuum analyze')
  const day = Temporal.PlainDate.from('2026-07-01')
  const draw = () => 1 + Math.floor(Math.random() * queued)
  const numberOf = (n: number) => `N${String(n).padStart(10, '0')}`
  const readRow = () => sql`select * from application where id = ${draw()}`.execute(database)
  const readPosition = () => findPosition(database, numberOf(draw()), day)
  await readRow()
  await readPosition()
  // Turn and turn about, so that a noisy neighbour meets both.
  const rounds = [await measureRate(readRow), await measureRate(readPosition)]
  rounds.push(await measureRate(readRow), await measureRate(readPosition))
  const reference = ((rounds[0] ?? 0) + (rounds[2] ?? 0)) / 2
  const value = ((rounds[1] ?? 0) + (rounds[3] ?? 0)) / 2
  const ratio = value / reference
  report({
    bench: 'position',
    size: `${queued} queued`,
    value,
    unit: '1/s',
    reference,
    ratio,
    goal: `>= ${GOAL} x`,
    met: ratio >= GOAL,
  })
}

// `--quick` measures the tenth only.
const sizes = process.argv.includes('--quick') ? [100_000] : [100_000, 1_000_000]
for (const queued of sizes) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, queued))
}
printTable()
