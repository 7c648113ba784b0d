/** Families answer an exchange: yes by signing the contract of the new place, no by saying so. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { findApplication } from '../applications/find-application.ts'
import { endOf, lastDayOf } from '../choice/choice-terms.ts'
import { extendExchanges } from '../choice/exchange-hold.ts'
import type { Setting } from '../territories/setting.ts'
import { endSwap } from './end-swap.ts'
import { lockOpenSwap, type OpenSwap } from './lock-swap.ts'
import { selectOpenProposalOf, updateAnswer, updateProposal } from './proposal-queries.ts'
import { recordSwap } from './record-swap.ts'
import { type SwapAnswer, type SwapLeg, type SwapRefusal, swapSubject } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import { tellFamilies } from './tell-families.ts'

/**
 * The exchange is off for all of them at once, also for who had signed. Refuses `swap/over` when it happened or ended
 * already.
 */
export async function declineSwap(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  /** Of the application. */
  input: { readonly number: string },
): Promise<void> {
  const found = await findApplication(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, swapAccess.decline, found.relation)
  const id = await selectOpenProposalOf(tx, found.application.id)
  const swap = id === undefined ? undefined : await lockOpenSwap(tx, id)
  const mine = swap?.legs.find(leg => leg.applicationId === found.application.id)
  if (swap === undefined || mine === undefined) throw new Refusal<SwapRefusal>('swap/over')
  await keepAnswers(tx, actor, setting, swap, [mine], 'no')
  const legs = swap.legs.map(leg => (leg === mine ? { ...leg, answer: 'no' as const } : leg))
  const end = { state: 'declined', reason: 'declined' } as const
  await endSwap(tx, actor, setting, { ...swap, legs }, end)
}

/**
 * Part of settling: a guardian's signature is a yes. With the last one all have agreed, and the kindergartens get as
 * many days as the families had. Returns the exchange as it stands then.
 */
export async function followSignatures(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  swap: OpenSwap,
  replyDays: number,
): Promise<OpenSwap> {
  const signed = swap.legs.filter(leg => leg.answer === null && leg.signed.includes('guardian'))
  await keepAnswers(tx, actor, setting, swap, signed, 'yes')
  const legs = swap.legs.map(leg =>
    signed.includes(leg) ? { ...leg, answer: 'yes' as const } : leg,
  )
  const { proposal } = swap
  if (proposal.state === 'agreed' || legs.some(leg => leg.answer !== 'yes'))
    return { proposal, legs }
  const at = setting.clock.now()
  const until = endOf(setting.calendar, at, { calendarDays: replyDays })
  await updateProposal(tx, proposal.id, at, { state: 'agreed', until })
  await extendExchanges(
    tx,
    legs.map(leg => leg.holdId),
    until,
  )
  const { number, territory, programme } = proposal
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.agreed',
      facts: { swap: number, territory, programme, until: lastDayOf(until).toString() },
      about: swapSubject(number),
    },
  ])
  await recordSwap(tx, actor, at, legs, { kind: 'swap-agreed', swap: number })
  const children = legs.map(leg => ({ ...leg, number: leg.applicationNumber }))
  await tellFamilies(tx, at, number, 'swap-agreed', lastDayOf(until), children)
  return { proposal: { ...proposal, state: 'agreed', until }, legs }
}

async function keepAnswers(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { proposal }: OpenSwap,
  legs: readonly SwapLeg[],
  answer: SwapAnswer,
): Promise<void> {
  const at = setting.clock.now()
  for (const leg of legs) await updateAnswer(tx, proposal.id, leg.position, answer, at)
  const kind = answer === 'yes' ? 'swap-accepted' : 'swap-declined'
  await recordSwap(tx, actor, at, legs, { kind, swap: proposal.number })
  await appendToJournal(
    tx,
    setting,
    legs.map(leg => ({
      kind: 'swap.answered' as const,
      facts: {
        swap: proposal.number,
        application: leg.applicationNumber,
        territory: proposal.territory,
        answer,
      },
    })),
  )
}
