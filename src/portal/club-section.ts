/** Whether the person who reads is of a club that invites children: then every page has that section. */
import { mayName } from '../domain/namings/find-namings.ts'
import { findProviderById } from '../domain/providers/find-providers.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { Deps } from './deps.ts'

export async function invitesChildren(deps: Deps, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'provider') return false
  const { database, setting } = deps
  const provider = await findProviderById(database, actor.providerId)
  if (provider === undefined || provider.club_kind === null) return false
  const { territory_code: territory, club_kind: clubKind } = provider
  return mayName(database, setting, { territory, clubKind })
}
