/** Norms: what the state pays a month for a child of a cohort in a group of a kind, from a day on. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { type NormRow, selectNorms, selectNormsInForce, upsertNorm } from './ledger-queries.ts'

export { selectNorms as findNorms, upsertNorm as keepNorm }
export type Norm = NormRow

/** Keyed `cohort/kind`; `path` runs from the country down to the territory. */
export async function findNormsInForce(
  read: Read,
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Norm>> {
  const rows = await selectNormsInForce(read, path, programme, day)
  return new Map(rows.map(row => [`${row.cohort}/${row.kind}`, row]))
}
