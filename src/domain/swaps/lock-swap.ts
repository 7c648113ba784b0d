/** Locks an exchange with everything that moves when it moves: each kind of row for all children, in the order of the house. */
import type { Tx } from '../../platform/db/database.ts'
import { lockByIds } from '../applications/find-application.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import { lockProposal, lockSeatsOfSwap, selectLegs } from './proposal-queries.ts'
import { isOpen, type SwapLeg, type SwapProposal } from './swap.ts'

export type OpenSwap = { readonly proposal: SwapProposal; readonly legs: readonly SwapLeg[] }

/** The proposal, then applications, vouchers, groups, places, holds, contracts. Undefined when the exchange is over. */
export async function lockOpenSwap(tx: Tx, id: bigint): Promise<OpenSwap | undefined> {
  const proposal = await lockProposal(tx, id)
  if (proposal === undefined || !isOpen(proposal)) return undefined
  const seen = await selectLegs(tx, id)
  await lockByIds(
    tx,
    seen.map(leg => leg.applicationId),
  )
  const voucherIds = seen.flatMap(leg => leg.voucherId ?? [])
  for (const voucherId of voucherIds.sort((a, b) => (a < b ? -1 : 1))) {
    await lockVoucherById(tx, voucherId)
  }
  await lockSeatsOfSwap(tx, id)
  // Read once more: whoever held a lock before us may have signed.
  return { proposal, legs: await selectLegs(tx, id) }
}
