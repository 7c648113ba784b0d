/** A guardian signs with a code that was sent to her own phone. */
import { Refusal } from '../../base/failure.ts'
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getPerson } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import type { ContractRefusal, ContractState } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { lockOpenContract } from './lock-contract.ts'
import { signContract } from './sign-contract.ts'

export type SignByCode = {
  /** Of the contract, as stored. */
  readonly number: string
  readonly documentSha256: string
  /** What `provePhone` answered for the purpose `sign` and this contract (see `signingSubject`). */
  readonly phone: Phone
}

/** What a code to sign is bound to besides the browser: this contract and this text, and no other. */
export function signingSubject(contract: {
  readonly number: string
  readonly documentSha256: string
}): string {
  return `${contract.number} ${contract.documentSha256}`
}

/** Any guardian of the child. Refuses `contract/phone-not-yours` when the code went to another phone than hers. */
export async function signByCode(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: SignByCode,
): Promise<ContractState> {
  const open = await lockOpenContract(tx, input.number)
  authorize(actor, contractAccess.sign, open.relation)
  const personId = actor.kind === 'guardian' ? actor.personId : 0n
  const guardian = await getPerson(tx, personId)
  if (guardian.phone === null || guardian.phone !== input.phone) {
    throw new Refusal<ContractRefusal>('contract/phone-not-yours')
  }
  return signContract(tx, actor, setting, open, {
    party: 'guardian',
    method: 'sms-code',
    personId,
    staffId: null,
    cms: null,
    evidence: { phone: input.phone },
    documentSha256: input.documentSha256,
  })
}
