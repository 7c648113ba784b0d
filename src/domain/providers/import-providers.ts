/** Keeps very many providers and groups as a file says: the same as keeping each (keep-provider.ts). */
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type GroupOfProvider, upsertGroups, upsertProviders } from './bulk-provider-queries.ts'
import { keepProviderPermission } from './keep-provider.ts'
import type { Provider } from './provider.ts'

export { type ProviderOfBin, selectByBins as findProvidersOfBins } from './bulk-provider-queries.ts'

/** Each BIN and programme once. Says for each whether anything was new or different. */
export async function importProviders(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  providers: readonly Provider[],
): Promise<readonly boolean[]> {
  await authorizeAll(tx, actor, providers)
  const changed = await upsertProviders(tx, providers, setting.clock.now())
  return providers.map(({ bin, programme }) => changed.has(`${bin} ${programme}`))
}

/** Each provider and name once. `territory` is the provider's. */
export async function importGroups(
  tx: Tx,
  actor: Actor,
  groups: readonly (GroupOfProvider & { readonly territory: string })[],
): Promise<readonly { readonly id: bigint; readonly changed: boolean }[]> {
  await authorizeAll(tx, actor, groups)
  const { ids, changed } = await upsertGroups(tx, groups)
  return groups.map(({ providerId, name }) => {
    const id = assertDefined(ids.get(`${providerId}/${name}`), 'a group that was just kept')
    return { id, changed: changed.has(id) }
  })
}

async function authorizeAll(
  tx: Tx,
  actor: Actor,
  rows: readonly { readonly territory: string }[],
): Promise<void> {
  for (const territory of new Set(rows.map(row => row.territory))) {
    const path = await getTerritoryPath(tx, territory)
    authorize(actor, keepProviderPermission, { territoryPath: path.map(step => step.code) })
  }
}
