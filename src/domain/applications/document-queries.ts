/** SQL of single documents; how they are tied to claims is in claim-queries. */
import { sql } from 'kysely'
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

/** One at a time for one content: a file is never removed while another upload of it is being stored. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx)
}

export async function selectUnattachedBefore(read: Read, before: Temporal.Instant, limit: number) {
  return read
    .selectFrom('document')
    .select(['id', 'sha256'])
    .where('application_id', 'is', null)
    .where('uploaded_at', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Says whether the row went; one that an application took meanwhile stays. */
export async function deleteUnattached(tx: Tx, id: bigint): Promise<boolean> {
  const result = await tx
    .deleteFrom('document')
    .where('id', '=', id)
    .where('application_id', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function isContentNeeded(read: Read, sha256: string): Promise<boolean> {
  const row = await read
    .selectFrom('document')
    .select('id')
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function selectDocumentsOf(read: Read, applicationIds: readonly bigint[]) {
  const result = await sql<{ id: bigint; sha256: string }>`
    select id, sha256 from document where application_id = any(${applicationIds}::bigint[])
    union
    select document.id, document.sha256 from benefit_claim claim
    join document on document.id = claim.document_id
    where claim.application_id = any(${applicationIds}::bigint[])`.execute(read)
  return result.rows
}

export async function detachDocuments(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await sql`update benefit_claim set document_id = null where document_id = any(${ids}::bigint[])`.execute(
    tx,
  )
}

export async function deleteDocument(tx: Tx, id: bigint): Promise<void> {
  await tx.deleteFrom('document').where('id', '=', id).execute()
}
