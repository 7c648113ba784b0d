/** Everybody has signed: all old contracts end on one day, all new ones are in force, in one transaction. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { enrolChild } from '../contracts/enrol-child.ts'
import { lockOpenContract } from '../contracts/lock-contract.ts'
import type { Setting } from '../territories/setting.ts'
import type { OpenSwap } from './lock-swap.ts'
import { closeLegs, updateProposal } from './proposal-queries.ts'
import { recordSwap } from './record-swap.ts'
import { swapSubject } from './swap.ts'
import { deleteSwapWishes } from './swap-wish-queries.ts'

/**
 * Part of settling, over an exchange locked by `lockOpenSwap` whose contracts all parties have signed and in whose way
 * nothing stands. The seats pass from child to child, so no group's count changes; the database refuses a part of it
 * (`place_hold_swap_as_a_whole`).
 */
export async function carryOutSwap(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { proposal, legs }: OpenSwap,
): Promise<void> {
  const at = setting.clock.now()
  for (const leg of legs) {
    if (leg.newContractNumber === null) throw new Error('a contract that is signed')
    const open = await lockOpenContract(tx, leg.newContractNumber)
    await enrolChild(tx, actor, setting, open)
    await deleteSwapWishes(tx, leg.applicationId, undefined)
  }
  await updateProposal(tx, proposal.id, at, { state: 'done' })
  await closeLegs(tx, proposal.id, at)
  await recordSwap(tx, actor, at, legs, { kind: 'swap-done', swap: proposal.number })
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.done',
      facts: {
        swap: proposal.number,
        territory: proposal.territory,
        programme: proposal.programme,
        children: legs.length,
        startsOn: setting.clock.today().add({ days: 1 }).toString(),
      },
      about: swapSubject(proposal.number),
    },
  ])
}
