/** What an archived application says of a family beyond its public part goes; the application stays. */
import type { Tx } from '../../platform/db/database.ts'
import type { DocumentStore } from './document-store.ts'
import { deleteClaims, deleteNotes, markErased } from './family-erasure-queries.ts'
import { forgetDocumentsOf } from './forget-documents.ts'

/**
 * Part of an action, over locked rows. Claims go as a whole: which benefit a family has may not be tied to a number
 * that neighbours know. The record of events stays, without words of officers.
 */
export async function forgetFamilyOf(
  tx: Tx,
  store: DocumentStore,
  applicationIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  await deleteNotes(tx, applicationIds)
  await forgetDocumentsOf(tx, store, applicationIds)
  await deleteClaims(tx, applicationIds)
  await markErased(tx, applicationIds, at)
}
