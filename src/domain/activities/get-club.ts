/** A club by its row, with what permissions ask of it; nothing of a kindergarten passes here. */
import { Refusal } from '../../base/failure.ts'
import type { Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getProviderOf, type ProviderById } from '../providers/get-provider.ts'
import type { ActivityRefusal } from './activity.ts'

export type Club = { readonly provider: ProviderById; readonly relation: Relation }

/** Throws NotFound. */
export async function getClub(read: Read, providerId: bigint): Promise<Club> {
  return getProviderOf(read, providerId)
}

/** After the permission was asked, so that strangers do not learn what a provider is. */
export function requireClub({ provider }: Club): void {
  if (provider.programme !== 'club') throw new Refusal<ActivityRefusal>('activity/no-club')
}
