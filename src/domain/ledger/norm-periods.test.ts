/** Periods of norms: the nearest territory holds, the newest of it, and what never held is not shown. */
import { expect, test } from 'vitest'
import type { Norm } from './norm.ts'
import { normPeriods } from './norm-periods.ts'

const norm = (territory_code: string, from: string, tenge: number): Norm => ({
  territory_code,
  programme: 'preschool',
  cohort: 3,
  kind: 'general',
  direction: '',
  valid_from: Temporal.PlainDate.from(from),
  monthly_tiyn: BigInt(tenge) * 100n,
})

test('a norm of the territory ends that of the country; a later one of the country does not come back', () => {
  const norms = [
    norm('kz', '2025-01-01', 60_000),
    norm('kz', '2026-01-01', 68_000),
    norm('taraz', '2026-09-01', 70_000),
    norm('kz', '2026-10-01', 69_000),
    norm('taraz', '2026-11-01', 72_000),
    norm('shymkent', '2025-01-01', 1),
  ]
  const shown = normPeriods(norms, ['kz', 'taraz'], 'preschool').map(
    one => `${one.territory} ${one.from}..${one.until ?? ''} ${one.monthlyTiyn / 100n}`,
  )
  expect(shown).toEqual([
    'taraz 2026-11-01.. 72000',
    'taraz 2026-09-01..2026-10-31 70000',
    'kz 2026-01-01..2026-08-31 68000',
    'kz 2025-01-01..2025-12-31 60000',
  ])
  expect(normPeriods(norms, ['kz', 'taraz'], 'club')).toEqual([])
})
