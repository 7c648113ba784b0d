/** A confirmed benefit proved false: it counts no more, and the child moves to the tier it has a right to. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Setting } from '../territories/setting.ts'
import type { Application, ApplicationRefusal } from './application.ts'
import { lockClaim } from './claim-queries.ts'
import { writeOutcome } from './decide-claim.ts'

/**
 * Part of an action (which authorizes) over a locked application. Returns the tier it has now. Refuses
 * `application/claim-decided` for a claim that is not confirmed; NotFound for one of another application.
 */
export async function revokeClaim(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: {
    readonly application: Application
    readonly claimId: bigint
    readonly reason: string
  },
): Promise<Tier> {
  const { application, claimId, reason } = input
  const claim = await lockClaim(tx, claimId)
  if (claim?.application_id !== application.id) throw new NotFound('claim')
  if (claim.state !== 'confirmed')
    throw new Refusal<ApplicationRefusal>('application/claim-decided')
  return writeOutcome(tx, actor, setting, { application, claim, outcome: 'rejected', reason })
}
