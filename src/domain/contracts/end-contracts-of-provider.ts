/** A kindergarten leaves the list: its contracts end, its families keep their vouchers and choose again. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { contractAccess } from './contract-access.ts'
import { tellOfEnd } from './end-contract.ts'
import { releaseHold } from './hold-of-contract.ts'
import { lockOpenContract } from './lock-contract.ts'
import { selectExcludedProviders, selectLiveOfProvider, selectTerritory } from './party-queries.ts'
import { setEnd } from './set-end.ts'
import { voidContract } from './void-contract.ts'

/** Providers that left the list with contracts that go on beyond their last day. */
export async function findProvidersToEnd(read: Read, today: Temporal.PlainDate, limit: number) {
  return selectExcludedProviders(read, today, limit)
}

/**
 * Repeatable. Contracts in the making are void and their places released; those in force end on `lastDay`, the
 * vouchers keep their money (`place-lost`, when the seats are freed on the day after), every guardian is told.
 */
export async function endContractsOfProvider(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly providerId: bigint; readonly lastDay: Temporal.PlainDate },
): Promise<{ readonly ended: number; readonly voided: number }> {
  const { providerId, lastDay } = input
  const path = await getTerritoryPath(tx, await selectTerritory(tx, providerId))
  authorize(actor, contractAccess.endOfProvider, { territoryPath: path.map(step => step.code) })
  const report = { ended: 0, voided: 0 }
  for (const number of await selectLiveOfProvider(tx, providerId, lastDay)) {
    const open = await lockOpenContract(tx, number)
    const { contract, hold } = open
    if (contract.state === 'in-force') {
      await setEnd(tx, setting, { contract, reason: 'provider-excluded', lastDay })
      await tellOfEnd(tx, setting, contract, open.application.number, lastDay)
      report.ended += 1
    } else {
      const reason = 'provider-excluded'
      if (hold?.state === 'held') await releaseHold(tx, actor, setting, { hold, reason })
      const worker: Actor = { kind: 'system', name: 'provider-excluded' }
      if (await voidContract(tx, worker, setting, { id: contract.id, reason })) report.voided += 1
    }
  }
  return report
}
