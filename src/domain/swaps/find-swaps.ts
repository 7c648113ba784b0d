/** Reading exchanges for pages: what a family wishes, the exchange in which its child stands, those of the past. */

import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { selectLegs, selectProposalsIn, selectProposalsOf } from './proposal-queries.ts'
import type { SwapLeg, SwapProposal, SwapScope } from './swap.ts'
import { swapAccess } from './swap-access.ts'

export {
  type SearchSummary,
  selectSearch as findSwapSearch,
  selectSearches as findSwapSearches,
} from './search-queries.ts'
export {
  type OwnSeat,
  selectOwnSeat as findOwnSeat,
  selectSwapWishes as findSwapWishes,
} from './swap-wish-queries.ts'

export type SwapView = {
  readonly proposal: SwapProposal
  /** Of the child who looks. */
  readonly mine: SwapLeg
  /** Who goes where, in the order of the cycle: groups only. */
  readonly moves: readonly { readonly fromGroupId: bigint; readonly toGroupId: bigint }[]
  /** How many families have signed, of how many. */
  readonly agreed: number
}

/** Every exchange in which the child stood, the newest first. */
export async function findSwapsOf(read: Read, applicationId: bigint): Promise<readonly SwapView[]> {
  const views: SwapView[] = []
  for (const proposal of await selectProposalsOf(read, applicationId)) {
    const legs = await selectLegs(read, proposal.id)
    const mine = legs.find(leg => leg.applicationId === applicationId)
    if (mine === undefined) continue
    views.push({
      proposal,
      mine,
      moves: legs.map(({ fromGroupId, toGroupId }) => ({ fromGroupId, toGroupId })),
      agreed: legs.filter(leg => leg.answer === 'yes').length,
    })
  }
  return views
}

/** For those who answer for the queue; which families they are stands in the files of their applications. */
export async function findSwapsIn(
  read: Read,
  actor: Actor,
  relation: Relation,
  scope: SwapScope,
  limit: number,
) {
  authorize(actor, swapAccess.view, relation)
  return selectProposalsIn(read, scope, limit)
}
