/** The kindergarten signs its act, in its cabinet or with its key: it agrees with the sum, child by child. */
import { assertDefined } from '../../base/assert.ts'
import { NotAllowed, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CheckedSignature } from '../../platform/eds/signature-check.ts'
import { composeEvidence } from '../../platform/eds/signature-evidence.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { EdsRefusal } from '../contracts/contract.ts'
import type { Setting } from '../territories/setting.ts'
import { findDocumentToSign } from './act-document.ts'
import { updateSigned } from './act-queries.ts'
import { actFacts, lockActFor, type SeenAct } from './lock-act.ts'
import { paymentAccess } from './payment-access.ts'
import { insertActSignature } from './signature-queries.ts'

/**
 * `checked` comes from `verifyActSignature`; without it the session is the signature. What it rests on is compared once
 * more with the rows as they stand now: exactly the current text, the kindergarten's own BIN.
 */
export async function signAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  seen: SeenAct,
  checked?: CheckedSignature,
): Promise<void> {
  const { act } = await lockActFor(tx, actor, paymentAccess.signAct, 'signed', seen)
  if (actor.kind !== 'provider') throw new NotAllowed(paymentAccess.signAct.name)
  const found = await findDocumentToSign(tx, seen.number)
  const { document, sha256 } = assertDefined(found, 'the act is locked')
  if (checked !== undefined) {
    if (checked.signature.documentSha256 !== sha256) refuse('eds/document-differs')
    if (checked.signature.bin !== act.bin) refuse('eds/wrong-organisation')
  }
  const at = setting.clock.now()
  await updateSigned(tx, act.id, at, actorText(actor))
  await insertActSignature(tx, act.id, {
    method: checked === undefined ? 'session' : 'eds',
    staffId: actor.staffId,
    signedAt: at,
    document,
    documentSha256: sha256,
    cms: checked?.cms ?? null,
    evidence: checked === undefined ? {} : evidenceOf(checked),
  })
  const { facts, ...about } = actFacts(act)
  const method = checked === undefined ? 'session' : 'eds'
  await appendToJournal(tx, setting, [
    { kind: 'act.signed', facts: { ...facts, method }, ...about },
  ])
}

/** The IIN of whoever holds the organisation's key is in the certificate only. */
function evidenceOf({ signature }: CheckedSignature) {
  const { iin: _iin, ...kept } = composeEvidence(signature)
  return kept
}

function refuse(code: EdsRefusal): never {
  throw new Refusal<EdsRefusal>(code)
}
