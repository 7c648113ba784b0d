/** Norms of a territory as periods: what is in force for it from when to when, its own or those above it. Pure. */
import type { Norm } from './norm.ts'

export type NormPeriod = {
  readonly territory: string
  readonly cohort: number
  readonly kind: 'general' | 'special'
  readonly from: Temporal.PlainDate
  /** Its last day; null: no later norm is known. */
  readonly until: Temporal.PlainDate | null
  readonly monthlyTiyn: bigint
}

const { compare } = Temporal.PlainDate

/**
 * `path` runs from the country down to the territory: where a nearer one has a norm, it holds, whatever comes from above
 * later. By age and kind, the newest first; what is never in force is left out.
 */
export function normPeriods(
  norms: readonly Norm[],
  path: readonly string[],
  programme: string,
): readonly NormPeriod[] {
  const own = norms.filter(
    norm => norm.programme === programme && path.includes(norm.territory_code),
  )
  const series = Map.groupBy(own, one => `${one.cohort} ${one.kind}`)
  return [...series.values()]
    .flatMap(rows => rows.flatMap(row => periodOf(row, rows, path)))
    .sort(
      (one, other) =>
        one.cohort - other.cohort ||
        one.kind.localeCompare(other.kind) ||
        compare(other.from, one.from),
    )
}

function periodOf(row: Norm, rows: readonly Norm[], path: readonly string[]): NormPeriod[] {
  const rank = (one: Norm) => path.indexOf(one.territory_code)
  const over = rows.filter(
    one =>
      rank(one) > rank(row) ||
      (rank(one) === rank(row) && compare(one.valid_from, row.valid_from) > 0),
  )
  const next = over.map(one => one.valid_from).sort(compare)[0]
  if (next !== undefined && compare(next, row.valid_from) <= 0) return []
  return [
    {
      territory: row.territory_code,
      cohort: row.cohort,
      kind: row.kind,
      from: row.valid_from,
      until: next?.subtract({ days: 1 }) ?? null,
      monthlyTiyn: row.monthly_tiyn,
    },
  ]
}
