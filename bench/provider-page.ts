/** The public pages of a kindergarten and of a club over HTTP (page-load.ts says how they are measured). */
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { measurePage } from './page-load.ts'
import { printTable } from './report.ts'

async function measure(bench: BenchDatabase, places: number): Promise<void> {
  const { owner } = bench
  await fillCity(owner, 'taraz', { children: 6_000, queued: 4_500, places })
  await fillClubs(owner)
  await owner.query('vacuum analyze')
  for (const [programme, territory] of [
    ['preschool', 'taraz'],
    ['club', 'aktobe'],
  ] as const) {
    const found = await owner.query<{ bin: string }>(
      'select bin from provider where programme = $1 order by id limit 1',
      [programme],
    )
    const path = `/kk/providers/${territory}/${found.rows[0]?.bin}?programme=${programme}`
    await measurePage(bench, {
      bench: 'provider-page',
      size: `${programme}, ${places} places`,
      path,
    })
  }
}

for (const places of [400, 4_000]) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, places))
}
printTable()
