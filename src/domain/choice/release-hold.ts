/** A place that was offered or held is free again: the voucher goes back, the family is told, the list is next. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { lockById } from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import { extendChoice } from '../vouchers/extend-choice.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import { offerTerms } from '../vouchers/offer-terms.ts'
import { releaseExchange } from './exchange-hold.ts'
import { type ChoiceRefusal, HOLD_RELEASED, type Hold, type ReleaseReason } from './hold.ts'
import { nextHoldState, voucherEventOfRelease, WITHOUT_FAULT } from './hold-life.ts'
import { giveBackPlace, selectHeldPlace, updateHold } from './hold-queries.ts'
import { endOfferOfEntry } from './waiting-queries.ts'
import { deleteWishes } from './wish-queries.ts'

/**
 * Part of an action (which authorizes), over a hold locked by `lockHold`. The place is published again;
 * the sweep offers it to the waiting list. Refuses `choice/hold-over`.
 */
export async function releaseHold(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly hold: Hold; readonly reason: ReleaseReason },
): Promise<void> {
  const { hold, reason } = input
  const to = nextHoldState(hold.state, 'released')
  if (to === undefined) throw new Refusal<ChoiceRefusal>('choice/hold-over')
  if (hold.cause === 'swap') return releaseExchange(tx, setting, hold, reason)
  const application = assertDefined(await lockById(tx, hold.applicationId), 'the hold has one')
  const at = setting.clock.now()
  const event = hold.state === 'held' ? await moveVoucherBack(tx, setting, hold, reason) : undefined
  await giveBackPlace(tx, hold.placeId, at, setting.clock.today())
  await updateHold(tx, hold.id, { state: to, at, reason })
  await endOfferOfEntry(tx, hold, reason, actorText(actor), at)
  if (hold.state === 'held' && NOT_GIVEN_AGAIN.includes(reason)) {
    await deleteWishes(tx, hold.applicationId, hold.groupId)
  }
  const place = await selectHeldPlace(tx, hold)
  const facts = { provider: place.bin, group: place.group, reason }
  await recordEvent(tx, actorText(actor), at, application.id, 'place-released', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'place.released',
      facts: { application: application.number, ...facts, territory: place.territory },
    },
  ])
  await tellFamily(tx, at, application, hold, reason)
  // A targeted voucher was for this place alone: nothing of it is left, and its club may name the child again.
  if (event === 'place-unused' && application.state === 'offered') {
    await changeApplications(tx, actor, setting, [{ application, event, facts: { reason } }])
  }
  // A contract that waits for its signatures is void with it.
  if (hold.state === 'held') {
    await planJob(tx, HOLD_RELEASED, { holdId: hold.id.toString() })
  }
}

/** A place that was held and not taken is not given to the same child again unasked: the next round would hold it once more. */
const NOT_GIVEN_AGAIN: readonly ReleaseReason[] = ['missed', 'given-up', 'refused-by-provider']

/** Nothing for a child that has a place all the while (a transfer), or whose voucher has ended. */
async function moveVoucherBack(tx: Tx, setting: Setting, hold: Hold, reason: ReleaseReason) {
  const voucher = hold.voucherId === null ? undefined : await lockVoucherById(tx, hold.voucherId)
  const event = voucher && voucherEventOfRelease(voucher)
  if (voucher === undefined || event === undefined) return undefined
  await changeVoucher(tx, setting, { voucher, event })
  if (event !== 'place-released' || !WITHOUT_FAULT.includes(reason)) return event
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
  const workingDays = offerTerms(pack).chooseWorkingDays
  await extendChoice(tx, setting, { voucher, workingDays, reason: 'place-refused' })
  return event
}

/** Who gave the place up knows it, who gave it up for another is told of that one, and a refusal has a message of its own. */
async function tellFamily(
  tx: Tx,
  at: Temporal.Instant,
  application: Application,
  hold: Hold,
  reason: ReleaseReason,
): Promise<void> {
  const known: readonly ReleaseReason[] = [
    'declined',
    'given-up',
    'other-place',
    'unreached',
    'refused-by-provider',
  ]
  if (known.includes(reason)) return
  const wasHeld = hold.state === 'held'
  await planMessages(tx, at, [
    {
      to: { personId: application.guardianId },
      template: wasHeld ? 'place-released' : 'list-offer-over',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `place-released:${hold.id}`,
    },
  ])
}
