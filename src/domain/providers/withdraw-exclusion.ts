/** The department takes an announced exclusion back before its day. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { lockExclusion, updateExclusion } from './exclusion-queries.ts'
import { getProviderOf } from './get-provider.ts'
import type { ProviderRefusal } from './provider.ts'
import { providerAccess } from './provider-access.ts'

/** Refuses `provider/exclusion-over` when it was withdrawn or done already. */
export async function withdrawExclusion(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly providerId: bigint; readonly exclusionId: bigint },
): Promise<void> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, providerAccess.withdrawExclusion, relation)
  const exclusion = await lockExclusion(tx, input.exclusionId)
  if (exclusion?.providerId !== provider.id) throw new NotFound('exclusion')
  if (exclusion.state !== 'announced') throw new Refusal<ProviderRefusal>('provider/exclusion-over')
  await updateExclusion(tx, exclusion.id, 'withdrawn', setting.clock.now())
  await appendToJournal(tx, setting, [
    {
      kind: 'provider.exclusion-withdrawn',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        effectiveOn: exclusion.effectiveOn.toString(),
      },
    },
  ])
}
