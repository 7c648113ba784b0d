/** Checks a signature made elsewhere against the text of one act and the kindergarten that sends it. */
import type { Bin } from '../../base/bin.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { CheckedSignature } from '../../platform/eds/signature-check.ts'
import type { EdsDeps } from '../contracts/check-signature.ts'
import type { EdsRefusal } from '../contracts/contract.ts'
import { findDocumentToSign } from './act-document.ts'
import { paymentAccess } from './payment-access.ts'

/** Before the transaction: it asks the network. Refuses `eds/not-configured` and each reason of the check in its words. */
export async function verifyActSignature(
  deps: EdsDeps,
  actor: Actor,
  given: { readonly number: string; readonly cms: Uint8Array },
): Promise<CheckedSignature> {
  const found = await findDocumentToSign(deps.database, given.number)
  if (found === undefined) throw new NotFound('act')
  const { providerId, bin } = found.act
  authorize(actor, paymentAccess.signAct, { providerId })
  if (deps.eds === undefined) throw new Refusal<EdsRefusal>('eds/not-configured')
  const document = new TextEncoder().encode(found.document)
  const checked = await deps.eds(given.cms, { document, party: { bin: bin as Bin } })
  if (!checked.ok) throw new Refusal<EdsRefusal>(`eds/${checked.error}`)
  return checked.value
}
