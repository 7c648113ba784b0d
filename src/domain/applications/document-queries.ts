/** SQL of single documents; how they are tied to claims is in claim-queries. */
import type { Read, Tx } from '../../platform/db/database.ts'

export async function insertDocument(
  tx: Tx,
  document: {
    readonly sha256: string
    readonly mediaType: string
    readonly sizeBytes: number
    readonly fileName: string
    readonly at: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('document')
    .values({
      sha256: document.sha256,
      media_type: document.mediaType,
      size_bytes: document.sizeBytes,
      file_name: document.fileName,
      uploaded_at: document.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function selectDocument(read: Read, id: bigint) {
  return read.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateClaimDocument(tx: Tx, claimId: bigint, documentId: bigint) {
  await tx
    .updateTable('benefit_claim')
    .set({ document_id: documentId })
    .where('id', '=', claimId)
    .execute()
}
