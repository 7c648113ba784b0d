/** The public page of a queue over HTTP (page-load.ts says how it is measured). */
import { renewMilestones } from '../src/domain/queue/renew-milestones.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { measurePage } from './page-load.ts'
import { printTable } from './report.ts'

async function measure(bench: BenchDatabase, queued: number): Promise<void> {
  const { database, owner } = bench
  await fillCity(owner, 'taraz', { children: queued, queued, places: 25 })
  await fillClubs(owner)
  await renewMilestones(database, 0)
  await owner.query('vacuum analyze')
  const path = '/kk/queue/taraz/3/general'
  await measurePage(bench, { bench: 'queue-page', size: `${queued} queued`, path })
}

for (const queued of [4_500, 45_000]) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, queued))
}
printTable()
