/** Norms: what the state pays a month for a child of a cohort in a group of a kind, from a day on. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { type NormRow, selectNorms, selectNormsInForce, upsertNorm } from './norm-queries.ts'

export { selectNorms as findNorms, upsertNorm as keepNorm }
export type Norm = NormRow

/** Of all directions; keyed `cohort/kind`. `path` runs from the country down to the territory. */
export async function findNormsInForce(
  read: Read,
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Norm>> {
  const rows = await selectNormsInForce(read, path, programme, day)
  return new Map(
    rows.filter(row => row.direction === '').map(row => [`${row.cohort}/${row.kind}`, row]),
  )
}

/** As `findNormsInForce`; clubs of one direction may have a norm of their own, which comes before that of all. */
export async function findNormsOfDirections(
  read: Read,
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<(child: NormedChild) => Norm | undefined> {
  const rows = await selectNormsInForce(read, path, programme, day)
  const norms = new Map(rows.map(row => [`${row.cohort}/${row.kind}/${row.direction}`, row]))
  return ({ cohort, kind, direction }) =>
    norms.get(`${cohort}/${kind}/${direction ?? ''}`) ?? norms.get(`${cohort}/${kind}/`)
}

export type NormedChild = {
  readonly cohort: number
  readonly kind: 'general' | 'special'
  /** Of a club's group; null for a kindergarten's. */
  readonly direction: string | null
}
