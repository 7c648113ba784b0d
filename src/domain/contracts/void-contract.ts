/** A contract over a place that is not kept any more ends before it was in force. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockById } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { nextContractState } from './contract-life.ts'
import { lockContract, selectContractById, updateContract } from './contract-queries.ts'
import { selectToVoid } from './draft-queries.ts'

export async function findContractsToVoid(read: Read, limit: number) {
  return selectToVoid(read, limit)
}

/** Repeatable: false when it is over already. A hold that was released is never held again. */
export async function voidContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  due: { readonly id: bigint; readonly reason: string },
): Promise<boolean> {
  authorize(actor, contractAccess.void)
  const found = await selectContractById(tx, due.id)
  const application = found && (await lockById(tx, found.applicationId))
  const contract = found && (await lockContract(tx, found.id))
  if (application === undefined || contract === undefined) return false
  const state = nextContractState(contract.state, 'voided')
  if (state === undefined) return false
  const { reason } = due
  await updateContract(tx, contract.id, setting.clock.now(), { state, voidReason: reason })
  await appendToJournal(tx, setting, [
    { kind: 'contract.void', facts: { ...contractFacts(contract, application), reason } },
  ])
  return true
}
