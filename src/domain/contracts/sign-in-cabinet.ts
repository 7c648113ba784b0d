/** A kindergarten, or the department where it is a party, signs by confirming in its cabinet. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { ContractState } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { lockOpenContract } from './lock-contract.ts'
import { signContract } from './sign-contract.ts'

/** Somebody who signed in with a passkey; the page asks for it anew. Refuses where the pack does not allow it. */
export async function signInCabinet(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly documentSha256: string },
): Promise<ContractState> {
  const open = await lockOpenContract(tx, input.number)
  const byDepartment = actor.kind === 'staff'
  const permission = byDepartment
    ? contractAccess.signForDepartment
    : contractAccess.signForProvider
  authorize(actor, permission, open.relation)
  const staffId = actor.kind === 'staff' || actor.kind === 'provider' ? actor.staffId : 0n
  return signContract(tx, actor, setting, open, {
    party: byDepartment ? 'department' : 'provider',
    method: 'session',
    personId: null,
    staffId,
    cms: null,
    evidence: {},
    documentSha256: input.documentSha256,
  })
}
