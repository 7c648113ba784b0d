/** Reading exchanges for pages: what a family wishes, the exchange in which its child stands, those of the past. */
import type { Read } from '../../platform/db/database.ts'
import { selectLegs, selectProposalsOf } from './proposal-queries.ts'
import type { SwapLeg, SwapProposal } from './swap.ts'

export { selectSearch as findSwapSearch } from './search-queries.ts'
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
