/** A kindergarten looks at the certificate that covers an absence: never without a trace. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordLook } from '../applications/look-at-application.ts'
import { findDocument } from '../applications/store-document.ts'
import type { Setting } from '../territories/setting.ts'
import { attendanceAccess } from './attendance-access.ts'
import { selectPaperOwner } from './month-queries.ts'

/** Throws NotFound also for a paper without a document. */
export async function lookAtPaper(tx: Tx, actor: Actor, setting: Setting, paperId: bigint) {
  const owner = await selectPaperOwner(tx, paperId)
  if (owner?.documentId == null) throw new NotFound('paper')
  authorize(actor, attendanceAccess.mark, { providerId: owner.providerId })
  const document = await findDocument(tx, owner.documentId)
  if (document === undefined) throw new NotFound('document')
  await recordLook(tx, actor, setting, owner.applicationId, 'document')
  return document
}
