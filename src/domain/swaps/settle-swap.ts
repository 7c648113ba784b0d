/** Looks at an open exchange and does what is due: ends it, takes note of signatures, carries it out. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { contractTerms } from '../contracts/contract-terms.ts'
import { partiesOf } from '../contracts/sign-contract.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { followSignatures } from './answer-swap.ts'
import { carryOutSwap } from './carry-out-swap.ts'
import { endSwap } from './end-swap.ts'
import { lockOpenSwap, type OpenSwap } from './lock-swap.ts'
import { selectObstacle } from './proposal-queries.ts'
import type { SwapState } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import { swapTerms } from './swap-terms.ts'

export {
  selectOpenProposals as findOpenSwaps,
  selectProposalOfHold as findSwapOfHold,
} from './proposal-queries.ts'

/**
 * Repeatable; returns the state afterwards, undefined when the exchange is over already. Nothing happens in part: a
 * seat that shakes (an end, an absence, a refusal, a kindergarten that leaves) ends the exchange for all.
 */
export async function settleSwap(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  id: bigint,
): Promise<SwapState | undefined> {
  const swap = await lockOpenSwap(tx, id)
  if (swap === undefined) return undefined
  authorize(actor, swapAccess.settle)
  const today = setting.clock.today()
  const obstacle = await selectObstacle(tx, id, today)
  if (obstacle !== undefined) {
    await endSwap(tx, actor, setting, swap, { state: 'failed', reason: obstacle })
    return 'failed'
  }
  const { territory, programme } = swap.proposal
  const { pack } = await getRulesInForce(tx, territory, programme, today)
  const replyDays = swapTerms(pack)?.replyDays ?? 1
  const now = await followSignatures(tx, actor, setting, swap, replyDays)
  if (isSigned(now, partiesOf(contractTerms(pack)))) {
    await carryOutSwap(tx, actor, setting, now)
    return 'done'
  }
  if (Temporal.Instant.compare(now.proposal.until, setting.clock.now()) > 0)
    return now.proposal.state
  const reason = now.proposal.state === 'agreed' ? 'unsigned' : 'unanswered'
  await endSwap(tx, actor, setting, now, { state: 'lapsed', reason })
  return 'lapsed'
}

function isSigned({ legs }: OpenSwap, parties: readonly string[]): boolean {
  return legs.every(leg => leg.newContractOpen && parties.every(one => leg.signed.includes(one)))
}
