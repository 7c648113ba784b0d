/** A targeted voucher has its last day, because the child accepted a universal one: its contract ends that day. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { contractAccess } from './contract-access.ts'
import { tellOfEnd } from './end-contract.ts'
import { lockOpenContract } from './lock-contract.ts'
import { setEnd } from './set-end.ts'

export { selectToReplace as findContractsToReplace } from './party-queries.ts'

/** Repeatable: false when the contract ends by then already. */
export async function endReplacedContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly lastDay: Temporal.PlainDate },
): Promise<boolean> {
  authorize(actor, contractAccess.endReplaced)
  const { lastDay } = input
  const { contract, application } = await lockOpenContract(tx, input.number)
  const endsLater =
    contract.lastDay === null || Temporal.PlainDate.compare(contract.lastDay, lastDay) > 0
  if (contract.state !== 'in-force' || !endsLater) return false
  await setEnd(tx, setting, { contract, reason: 'transfer', lastDay })
  await tellOfEnd(tx, setting, contract, application.number, lastDay)
  return true
}
