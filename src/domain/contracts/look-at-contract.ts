/** Staff of a kindergarten or a department look at a contract: it names a child and a parent, so never without a trace. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordLook } from '../applications/look-at-application.ts'
import type { Setting } from '../territories/setting.ts'
import { type ContractView, viewContract } from './find-contracts.ts'

/** Throws NotFound, NotAllowed. Nothing is recorded once the family is erased: then nobody is named any more. */
export async function lookAtContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<ContractView> {
  const view = await viewContract(tx, actor, number)
  if (view.content !== undefined) {
    await recordLook(tx, actor, setting, view.contract.applicationId, 'contract')
  }
  return view
}
