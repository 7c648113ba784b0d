/** Keeps a provider and its groups as the department or a file says. */
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, staffWithin, system } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { Group, Provider } from './provider.ts'
import { upsertGroups, upsertProvider } from './provider-queries.ts'

export const keepProviderPermission = {
  name: 'provider.keep',
  rules: [staffWithin('officer', 'head'), system],
}

/** Idempotent; `changed` says whether anything was new or different. */
export async function keepProvider(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  provider: Provider,
): Promise<{ readonly id: bigint; readonly changed: boolean }> {
  const path = await getTerritoryPath(tx, provider.territory)
  authorize(actor, keepProviderPermission, { territoryPath: path.map(step => step.code) })
  return upsertProvider(tx, provider, setting.clock.now())
}

export async function keepGroup(
  tx: Tx,
  actor: Actor,
  provider: { readonly id: bigint; readonly territory: string },
  group: Group,
): Promise<{ readonly id: bigint; readonly changed: boolean }> {
  const [kept] = await keepGroups(tx, actor, provider, [group])
  return assertDefined(kept, 'one for each')
}

/** Of one provider, in the order given. */
export async function keepGroups(
  tx: Tx,
  actor: Actor,
  provider: { readonly id: bigint; readonly territory: string },
  groups: readonly Group[],
): Promise<readonly { readonly id: bigint; readonly changed: boolean }[]> {
  const path = await getTerritoryPath(tx, provider.territory)
  authorize(actor, keepProviderPermission, { territoryPath: path.map(step => step.code) })
  return upsertGroups(tx, provider.id, groups)
}
