/** Checks a signature made elsewhere against the text of one contract and the party that sends it. */
import type { Bin } from '../../base/bin.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Iin } from '../../base/iin.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { CheckedSignature, SignatureCheck } from '../../platform/eds/signature-check.ts'
import { getKnownPerson } from '../people/ensure-family.ts'
import type { EdsRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { selectContract, selectDocument } from './contract-queries.ts'
import { contractRelation } from './lock-contract.ts'
import { selectBin } from './party-queries.ts'

export type EdsDeps = {
  readonly database: Read
  /** Undefined where the operator names no authorities. */
  readonly eds?: SignatureCheck | undefined
}

/**
 * Before the transaction: it asks the network. A guardian signs for herself, somebody of a kindergarten for the
 * kindergarten. Refuses `eds/not-configured` and each reason of the check in its own words.
 */
export async function verifyContractSignature(
  deps: EdsDeps,
  actor: Actor,
  given: { readonly number: string; readonly cms: Uint8Array },
): Promise<CheckedSignature> {
  const contract = await selectContract(deps.database, given.number)
  if (contract === undefined) throw new NotFound('contract')
  const relation = await contractRelation(deps.database, contract)
  const forProvider = actor.kind === 'provider'
  authorize(actor, forProvider ? contractAccess.signForProvider : contractAccess.sign, relation)
  if (deps.eds === undefined) throw new Refusal<EdsRefusal>('eds/not-configured')
  const content = await selectDocument(deps.database, contract)
  if (content === undefined) throw new NotFound('document')
  const document = new TextEncoder().encode(content)
  const party = forProvider
    ? { bin: (await selectBin(deps.database, contract.providerId)) as Bin }
    : await guardianParty(deps.database, actor)
  const checked = await deps.eds(given.cms, { document, party })
  if (!checked.ok) throw new Refusal<EdsRefusal>(`eds/${checked.error}`)
  return checked.value
}

async function guardianParty(read: Read, actor: Actor) {
  const { iin } = await getKnownPerson(read, actor.kind === 'guardian' ? actor.personId : 0n)
  return { iin: iin as Iin }
}
