/** The norms by which each child's month is computed: those of its voucher, as when its money was reserved. */
import type { Read } from '../../platform/db/database.ts'
import { findNormsOfDirections, type NormedChild } from '../ledger/norm.ts'
import type { ActProvider } from './act-queries.ts'
import type { PayableLine } from './compose-act.ts'
import { type LineRow, selectNormDays } from './payable-line-queries.ts'

/** The norms of each month for each child: its voucher's cohort and kind, and the direction of its club. */
export async function withNorms<
  Row extends Pick<LineRow, 'cohort' | 'kind' | 'direction' | 'month'>,
>(
  read: Read,
  programme: ActProvider['programme'],
  path: readonly string[],
  rows: readonly Row[],
): Promise<readonly (Row & Pick<PayableLine, 'norms'>)[]> {
  const months = new Map(
    [...new Set(rows.map(row => row.month))].map(month => [month.toString(), month]),
  )
  const inForce = new Map<string, readonly (readonly [Temporal.PlainDate, Norms])[]>()
  for (const [key, month] of months) {
    const later = await selectNormDays(read, path, programme, month.toPlainYearMonth())
    const days: [Temporal.PlainDate, Norms][] = []
    for (const day of [month, ...later]) {
      days.push([day, await findNormsOfDirections(read, path, programme, day)])
    }
    inForce.set(key, days)
  }
  const known = new Map<string, PayableLine['norms']>()
  return rows.map(row => {
    const key = `${row.month.year} ${row.month.month} ${row.cohort}/${row.kind}/${row.direction}`
    const norms = known.get(key) ?? normsOf(row, inForce.get(row.month.toString()) ?? [])
    known.set(key, norms)
    return { ...row, norms }
  })
}

/** Days on which nothing changes for this child are left out. */
function normsOf(
  child: NormedChild,
  days: readonly (readonly [Temporal.PlainDate, Norms])[],
): PayableLine['norms'] {
  const norms = days.flatMap(([from, all]) => {
    const monthlyTiyn = all(child)?.monthly_tiyn
    return monthlyTiyn === undefined ? [] : [{ from, monthlyTiyn }]
  })
  return norms.filter((one, at) => norms[at - 1]?.monthlyTiyn !== one.monthlyTiyn)
}

type Norms = Awaited<ReturnType<typeof findNormsOfDirections>>
