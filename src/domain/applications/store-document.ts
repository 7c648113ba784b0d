/** Takes a document of a benefit claim: looked at, named harmlessly, kept by its hash. */
import { sha256Hex } from '../../base/digest.ts'
import { BadInput } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { applicationAccess } from './application-access.ts'
import { cleanFileName } from './document-name.ts'
import { insertDocument, lockContent, selectDocument } from './document-queries.ts'
import type { DocumentStore } from './document-store.ts'
import { DOCUMENT_TYPES } from './document-type.ts'
import { sniffDocument } from './sniff-document.ts'

export { selectDocument as findDocument }

type StoredDocument = { readonly id: bigint; readonly fileName: string }

/**
 * The file is written before the row: a row never points at nothing, and a file without a row is only
 * litter. Errors: BadInput `{document: DocumentMistake}`.
 */
export async function storeDocument(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  upload: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<StoredDocument> {
  authorize(actor, applicationAccess.submit)
  const sniffed = await sniffDocument(upload.bytes)
  const mediaType = DOCUMENT_TYPES.find(type => type === sniffed)
  if (mediaType === undefined) throw new BadInput({ document: sniffed })
  const sha256 = sha256Hex(upload.bytes)
  const fileName = cleanFileName(upload.fileName, mediaType)
  await lockContent(tx, sha256)
  await store.put(sha256, upload.bytes)
  const id = await insertDocument(tx, {
    sha256,
    mediaType,
    sizeBytes: upload.bytes.length,
    fileName,
    at: setting.clock.now(),
  })
  return { id, fileName }
}
