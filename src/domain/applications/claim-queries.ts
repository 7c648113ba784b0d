/** SQL of benefit claims and of the documents that prove them. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Benefit } from '../territories/queue-rules.ts'

export type ClaimState = 'claimed' | 'confirmed' | 'rejected' | 'expired'
type ClaimSource = 'parent' | 'register' | 'imported' | 'officer'

export type NewClaim = {
  readonly code: Benefit
  readonly state: 'claimed' | 'confirmed'
  readonly source: ClaimSource
  readonly documentId: bigint | null
}

export async function insertClaims(
  tx: Tx,
  applicationId: bigint,
  claims: readonly NewClaim[],
  at: Temporal.Instant,
  dueAt: Temporal.Instant | null,
): Promise<void> {
  if (claims.length === 0) return
  await tx
    .insertInto('benefit_claim')
    .values(
      claims.map(claim => ({
        application_id: applicationId,
        code: claim.code,
        state: claim.state,
        source: claim.source,
        document_id: claim.documentId,
        claimed_at: at,
        due_at: claim.state === 'claimed' ? dueAt : null,
        decided_at: claim.state === 'claimed' ? null : at,
        decided_by: claim.state === 'claimed' ? null : claim.source,
      })),
    )
    .execute()
}

export async function attachDocuments(tx: Tx, applicationId: bigint, ids: readonly bigint[]) {
  await sql`update document set application_id = ${applicationId}
    where id = any(${ids}::bigint[]) and application_id is null`.execute(tx)
}

export async function selectClaims(read: Read, applicationId: bigint) {
  return read
    .selectFrom('benefit_claim')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute()
}

export async function confirmedBenefits(read: Read, applicationId: bigint): Promise<Benefit[]> {
  const rows = await read
    .selectFrom('benefit_claim')
    .select('code')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'confirmed')
    .execute()
  return rows.map(row => row.code as Benefit)
}

export async function lockClaim(tx: Tx, claimId: bigint) {
  return tx
    .selectFrom('benefit_claim')
    .selectAll()
    .where('id', '=', claimId)
    .forUpdate()
    .executeTakeFirst()
}

export async function findClaimApplicationId(read: Read, claimId: bigint) {
  const row = await read
    .selectFrom('benefit_claim')
    .select('application_id')
    .where('id', '=', claimId)
    .executeTakeFirst()
  return row?.application_id
}

export async function updateClaim(
  tx: Tx,
  claimId: bigint,
  decision: {
    readonly state: 'confirmed' | 'rejected' | 'expired'
    readonly by: string
    readonly reason: string | null
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('benefit_claim')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decision_reason: decision.reason,
      decided_at: decision.at,
    })
    .where('id', '=', claimId)
    .execute()
}

type ClaimForOffice = {
  readonly id: bigint
  readonly code: Benefit
  readonly state: ClaimState
  readonly source: ClaimSource
  readonly claimed_at: Temporal.Instant
  readonly due_at: Temporal.Instant | null
  readonly document_id: bigint | null
  readonly number: string
  readonly territory_code: string
  readonly child_name: string
  readonly guardian_name: string
}

const CLAIM_FOR_OFFICE = sql`
  select claim.id, claim.code, claim.state, claim.source, claim.claimed_at, claim.due_at, claim.document_id,
         application.number, application.territory_code,
         child.full_name as child_name, guardian.full_name as guardian_name
  from benefit_claim claim
  join application on application.id = claim.application_id and application.state <> 'archived'
  join person child on child.id = application.child_id
  join person guardian on guardian.id = application.guardian_id`

/** Open claims of these queues, oldest deadline first; key-set by (due, id). */
export async function selectOpenClaims(
  read: Read,
  territories: readonly string[],
  after: { readonly dueAt: Temporal.Instant; readonly id: bigint } | undefined,
  limit: number,
): Promise<readonly ClaimForOffice[]> {
  const result = await sql<ClaimForOffice>`
    ${CLAIM_FOR_OFFICE}
    where claim.state = 'claimed' and application.territory_code = any(${territories}::text[])
      and (${after === undefined}::boolean
        or (claim.due_at, claim.id) > (${after?.dueAt ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by claim.due_at, claim.id
    limit ${limit}`.execute(read)
  return result.rows
}

export async function selectClaimById(read: Read, id: bigint): Promise<ClaimForOffice | undefined> {
  const result = await sql<ClaimForOffice>`${CLAIM_FOR_OFFICE} where claim.id = ${id}`.execute(read)
  return result.rows[0]
}

export async function selectDueClaims(read: Read, now: Temporal.Instant, limit: number) {
  const rows = await read
    .selectFrom('benefit_claim')
    .select('id')
    .where('state', '=', 'claimed')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}
