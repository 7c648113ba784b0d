/** Adds a document to a benefit claim that is still being checked: papers may come after the application. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { ApplicationRefusal } from './application.ts'
import { insertEvents } from './application-queries.ts'
import { attachDocuments, lockClaim } from './claim-queries.ts'
import { documentAccess } from './document-access.ts'
import { updateClaimDocument } from './document-queries.ts'
import { lockWithRelation } from './find-application.ts'

/** Refuses `application/claim-decided` once an officer or the deadline decided. */
export async function attachDocument(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly claimId: bigint; readonly documentId: bigint },
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, documentAccess.attach, found.relation)
  const claim = await lockClaim(tx, input.claimId)
  if (claim?.application_id !== found.application.id) throw new NotFound('claim')
  if (claim.state !== 'claimed') throw new Refusal<ApplicationRefusal>('application/claim-decided')
  await attachDocuments(tx, found.application.id, [input.documentId])
  await updateClaimDocument(tx, claim.id, input.documentId)
  await insertEvents(tx, actorText(actor), setting.clock.now(), [
    { applicationId: found.application.id, kind: 'document-added', facts: {} },
  ])
}
