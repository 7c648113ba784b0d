/** A family takes the place that its waiting list offers: the place is held until the contract is signed. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import {
  type ApplicationWithRelation,
  lockById,
  relationOf,
} from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import { choiceAccess } from './choice-access.ts'
import { choiceTerms, endOf, heldUntil, lastDayOf } from './choice-terms.ts'
import { getHeldPlace, lockHold } from './find-holds.ts'
import { type ChoiceRefusal, DRAFT_CONTRACT, draftJob, type Hold } from './hold.ts'
import { selectLiveHold, updateHold } from './hold-queries.ts'
import { releaseHold } from './release-hold.ts'
import { updateEntry } from './waiting-queries.ts'

/** Locks an open offer of the actor's child. Refuses `choice/offer-over`, from the first late moment too. */
export async function lockOpenOffer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  holdId: bigint,
  permission: (typeof choiceAccess)['acceptOffer' | 'declineOffer'],
): Promise<ApplicationWithRelation & { readonly hold: Hold }> {
  const hold = await lockHold(tx, holdId)
  const application = hold && (await lockById(tx, hold.applicationId))
  if (hold === undefined || application === undefined) throw new NotFound('offer')
  const relation = await relationOf(tx, application)
  authorize(actor, permission, relation)
  const late = hold.until !== null && Temporal.Instant.compare(setting.clock.now(), hold.until) >= 0
  if (hold.state !== 'offered' || late) throw new Refusal<ChoiceRefusal>('choice/offer-over')
  return { application, relation, hold }
}

/**
 * A place held for the child elsewhere is given up for this one. A child that is enrolled stays so until
 * the new contract is in force. Refuses `choice/offer-over`, `choice/no-voucher`.
 */
export async function acceptOffer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly holdId: bigint },
): Promise<{ readonly until: Temporal.Instant }> {
  const { acceptOffer: permission } = choiceAccess
  const { application, hold } = await lockOpenOffer(tx, actor, setting, input.holdId, permission)
  const before = await selectLiveHold(tx, application.id)
  if (before !== undefined) {
    const other = assertDefined(await lockHold(tx, before.id), 'it was there')
    await releaseHold(tx, actor, setting, { hold: other, reason: 'other-place' })
  }
  const voucher = await needVoucher(tx, hold)
  const now = setting.clock.now()
  const { pack } = await getRulesInForce(
    tx,
    voucher.territory,
    voucher.programme,
    setting.clock.today(),
  )
  const { signWorkingDays } = choiceTerms(pack)
  const signUntil = endOf(setting.calendar, now, { workingDays: signWorkingDays })
  const until = heldUntil(voucher.chooseUntil, signUntil)
  const by = actorText(actor)
  if (voucher.state !== 'enrolled')
    await changeVoucher(tx, setting, { voucher, event: 'place-held' })
  await updateHold(tx, hold.id, { state: 'held', at: now, until })
  const entryId = assertDefined(hold.waitingEntryId, 'an offer is of a list')
  await updateEntry(tx, entryId, { state: 'offered', event: 'accepted', actor: by, at: now })
  const place = await getHeldPlace(tx, hold)
  const lastDay = lastDayOf(until).toString()
  const facts = { provider: place.bin, group: place.group, until: lastDay }
  await recordEvent(tx, by, now, application.id, 'place-held', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'place.held',
      facts: {
        application: application.number,
        voucher: voucher.number,
        territory: place.territory,
        ...facts,
        admission: place.admission,
        startsOn: place.startsOn.toString(),
        cause: hold.cause,
      },
    },
  ])
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: 'place-held',
      facts: { number: application.number, lastDay },
      applicationId: application.id,
      eventKey: `place-held:hold:${hold.id}`,
    },
  ])
  await planJobs(tx, DRAFT_CONTRACT, [draftJob(hold.id)])
  return { until }
}

const MAY_HOLD: readonly string[] = ['confirmed', 'held', 'enrolled']

async function needVoucher(tx: Tx, hold: Hold): Promise<Voucher> {
  const voucher = hold.voucherId === null ? undefined : await lockVoucherById(tx, hold.voucherId)
  if (voucher === undefined || !MAY_HOLD.includes(voucher.state)) {
    throw new Refusal<ChoiceRefusal>('choice/no-voucher')
  }
  return voucher
}
