/** A guardian or a kindergarten signs with a key of the national authority. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CheckedSignature } from '../../platform/eds/signature-check.ts'
import { composeEvidence } from '../../platform/eds/signature-evidence.ts'
import type { VerifiedSignature } from '../../platform/eds/verified-signature.ts'
import { getKnownPerson } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import type { Contract, ContractState, EdsRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { lockOpenContract } from './lock-contract.ts'
import { signContract } from './sign-contract.ts'

/**
 * `checked` comes from `verifyContractSignature`. What it rests on is compared once more with the rows as they
 * stand now: exactly the current text, the guardian's own IIN, the kindergarten's own BIN.
 */
export async function signByEds(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly checked: CheckedSignature },
): Promise<ContractState> {
  const open = await lockOpenContract(tx, input.number)
  const byProvider = actor.kind === 'provider'
  authorize(actor, byProvider ? contractAccess.signForProvider : contractAccess.sign, open.relation)
  const { signature, cms } = input.checked
  checkDocument(open.contract, signature)
  const personId = actor.kind === 'guardian' ? actor.personId : null
  if (personId === null) {
    if (signature.bin !== open.group.bin) refuse('eds/wrong-organisation')
  } else {
    const { iin } = await getKnownPerson(tx, personId)
    if (signature.iin !== iin) refuse('eds/wrong-person')
    if (signature.bin !== undefined) refuse('eds/certificate-of-organisation')
  }
  return signContract(tx, actor, setting, open, {
    party: byProvider ? 'provider' : 'guardian',
    method: 'eds',
    personId,
    staffId: byProvider ? actor.staffId : null,
    cms,
    evidence: composeEvidence(signature),
    documentSha256: signature.documentSha256,
  })
}

function refuse(code: EdsRefusal): never {
  throw new Refusal<EdsRefusal>(code)
}

function checkDocument(contract: Contract, signature: VerifiedSignature): void {
  if (signature.documentSha256 !== contract.documentSha256) refuse('eds/document-differs')
}
