/** Takes papers away: the row, and the file when no other row has the same content. */
import type { Tx } from '../../platform/db/database.ts'
import {
  deleteDocument,
  detachDocuments,
  isContentNeeded,
  lockContent,
  selectDocumentsOf,
} from './document-queries.ts'
import type { DocumentStore } from './document-store.ts'

type Paper = { readonly id: bigint; readonly sha256: string }

/** Part of an action; of these applications every paper. Returns how many there were. */
export async function forgetDocumentsOf(
  tx: Tx,
  store: DocumentStore,
  applicationIds: readonly bigint[],
): Promise<number> {
  return forgetDocuments(tx, store, await selectDocumentsOf(tx, applicationIds))
}

/** The order of hashes: two that forget the same contents never wait for each other in a circle. */
export async function forgetDocuments(
  tx: Tx,
  store: DocumentStore,
  papers: readonly Paper[],
): Promise<number> {
  await detachDocuments(
    tx,
    papers.map(paper => paper.id),
  )
  for (const { id, sha256 } of [...papers].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
    await lockContent(tx, sha256)
    await deleteDocument(tx, id)
    if (!(await isContentNeeded(tx, sha256))) await store.remove(sha256)
  }
  return papers.length
}
