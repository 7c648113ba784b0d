/** Looking territories up: what other rooms and pages ask of the tree. */
import { NotFound } from '../../base/failure.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Territory } from './territory.ts'
import { findPath, selectRollout, selectTerritories } from './territory-queries.ts'

export { selectRollout as findRollout, selectTerritories as findTerritories }

/** From the country down to the territory. Throws NotFound. */
export async function getTerritoryPath(read: Read, code: string): Promise<readonly Territory[]> {
  const path = await findPath(read, code)
  if (path.length === 0) throw new NotFound(`territory ${code}`)
  return path
}

type QueuePlace = { readonly territory: Territory; readonly settlement: Territory }

/**
 * Where a family of this settlement queues: its city as a whole, elsewhere its district (one queue over
 * all settlements, order of 23.09.2025). Undefined for a region or the country.
 */
export function queuePlaceOf(path: readonly Territory[]): QueuePlace | undefined {
  const settlement = path.at(-1)
  const territory =
    path.find(step => step.kind === 'city') ?? path.findLast(step => step.kind === 'district')
  return settlement && territory ? { territory, settlement } : undefined
}
