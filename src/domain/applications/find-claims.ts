/** Claims for the officers who check them, with the evidence of each. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { applicationAccess } from './application-access.ts'
import { selectClaimById, selectOpenClaims } from './claim-queries.ts'
import { findApplication } from './find-application.ts'

export type OpenClaim = Awaited<ReturnType<typeof selectOpenClaims>>[number]

/** Open claims of one queue, the nearest deadline first, after a key. */
export async function findOpenClaims(
  read: Read,
  actor: Actor,
  queue: { readonly territory: string; readonly relation: Relation },
  after: { readonly dueAt: Temporal.Instant; readonly id: bigint } | undefined,
  limit: number,
): Promise<readonly OpenClaim[]> {
  authorize(actor, applicationAccess.listClaims, queue.relation)
  return selectOpenClaims(read, [queue.territory], after, limit)
}

/** Throws NotFound also where the reader's post does not reach: nobody learns by trying numbers. */
export async function getClaim(
  read: Read,
  actor: Actor,
  id: bigint,
): Promise<{ readonly claim: OpenClaim; readonly mayDecide: boolean }> {
  const claim = await selectClaimById(read, id)
  const found = claim && (await findApplication(read, claim.number))
  if (claim === undefined || found === undefined) throw new NotFound('claim')
  if (!isAllowed(actor, applicationAccess.listClaims, found.relation)) throw new NotFound('claim')
  return { claim, mayDecide: isAllowed(actor, applicationAccess.decideClaim, found.relation) }
}
