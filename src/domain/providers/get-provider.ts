/** A provider by its row, with what permissions ask of it. */
import { NotFound } from '../../base/failure.ts'
import type { Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type ProviderById, selectProviderById } from './listing-queries.ts'

export type { ProviderById }

/** Throws NotFound. */
export async function getProviderOf(
  read: Read,
  providerId: bigint,
): Promise<{ readonly provider: ProviderById; readonly relation: Relation }> {
  const provider = await selectProviderById(read, providerId)
  if (provider === undefined) throw new NotFound('provider')
  const path = await getTerritoryPath(read, provider.territory)
  return { provider, relation: { territoryPath: path.map(step => step.code), providerId } }
}
