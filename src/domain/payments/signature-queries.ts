/** SQL of the signatures of acts. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type ActSignature = {
  readonly method: 'session' | 'eds'
  readonly staffId: bigint
  readonly signedAt: Temporal.Instant
  readonly document: string
  readonly documentSha256: string
  readonly evidence: unknown
}

export async function insertActSignature(
  tx: Tx,
  actId: bigint,
  signature: ActSignature & { readonly cms: Uint8Array | null },
): Promise<void> {
  await tx
    .insertInto('act_signature')
    .values({
      act_id: actId,
      method: signature.method,
      staff_id: signature.staffId,
      signed_at: signature.signedAt,
      document: signature.document,
      document_sha256: signature.documentSha256,
      cms: signature.cms === null ? null : Buffer.from(signature.cms),
      evidence: JSON.stringify(signature.evidence),
    })
    .execute()
}

export async function selectActSignature(
  read: Read,
  actId: bigint,
): Promise<ActSignature | undefined> {
  const result = await sql<ActSignature>`
    select method, staff_id as "staffId", signed_at as "signedAt", document, document_sha256 as "documentSha256", evidence
    from act_signature where act_id = ${actId}`.execute(read)
  return result.rows[0]
}
