/** An exchange comes to nothing: what it promised is withdrawn, every child stays where it is, the families are told. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lastDayOf } from '../choice/choice-terms.ts'
import { lockHold } from '../choice/find-holds.ts'
import { releaseHold } from '../choice/release-hold.ts'
import { voidContract } from '../contracts/void-contract.ts'
import type { Setting } from '../territories/setting.ts'
import type { OpenSwap } from './lock-swap.ts'
import { closeLegs, updateProposal } from './proposal-queries.ts'
import { recordSwap } from './record-swap.ts'
import { type SwapLeg, type SwapOffReason, type SwapState, swapSubject } from './swap.ts'
import { deleteSwapWishes } from './swap-wish-queries.ts'
import { tellFamilies } from './tell-families.ts'
import { insertUnsigned } from './unsigned-queries.ts'

const WORKER: Actor = { kind: 'system', name: 'swap-off' }

export type SwapEnd = {
  readonly state: Extract<SwapState, 'declined' | 'lapsed' | 'failed'>
  readonly reason: SwapOffReason
}

/** Part of an action, over an exchange locked by `lockOpenSwap`. */
export async function endSwap(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { proposal, legs }: OpenSwap,
  { state, reason }: SwapEnd,
): Promise<void> {
  const at = setting.clock.now()
  for (const leg of legs) {
    const hold = await lockHold(tx, leg.holdId)
    if (hold?.state === 'held') await releaseHold(tx, actor, setting, { hold, reason: 'swap-off' })
    if (leg.newContractId !== null && leg.newContractOpen) {
      await voidContract(tx, WORKER, setting, { id: leg.newContractId, reason: 'swap-off' })
    }
    // What was refused or left unanswered is not proposed again the next night.
    if (isUnwanted(leg, reason)) await deleteSwapWishes(tx, leg.applicationId, leg.toGroupId)
  }
  if (reason === 'unsigned') {
    const silent = legs.filter(leg => !leg.signed.includes('provider'))
    await insertUnsigned(
      tx,
      proposal.id,
      silent.map(leg => leg.toGroupId),
      at,
    )
  }
  await updateProposal(tx, proposal.id, at, { state, offReason: reason })
  await closeLegs(tx, proposal.id, at)
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.off',
      facts: {
        swap: proposal.number,
        territory: proposal.territory,
        programme: proposal.programme,
        state,
        reason,
      },
      about: swapSubject(proposal.number),
    },
  ])
  // Who said no knows it, and has it in the record.
  const others = legs.filter(leg => leg.answer !== 'no')
  await recordSwap(tx, actor, at, others, { kind: 'swap-off', swap: proposal.number, reason })
  await tellFamilies(
    tx,
    at,
    proposal.number,
    'swap-off',
    lastDayOf(proposal.until),
    others.map(leg => ({ ...leg, number: leg.applicationNumber })),
  )
}

function isUnwanted(leg: SwapLeg, reason: SwapOffReason): boolean {
  if (leg.answer === 'no') return true
  if (reason === 'unanswered') return leg.answer === null
  return reason === 'contract-refused' && !leg.newContractOpen && leg.newContractId !== null
}
