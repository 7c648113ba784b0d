/** The family confirms its voucher; from now on it has the pack's days to choose and sign. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { recordEvent } from '../applications/record-event.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from './change-voucher.ts'
import { endTargeted } from './end-targeted.ts'
import { lockOffer } from './find-vouchers.ts'
import { offerTerms } from './offer-terms.ts'
import type { VoucherRefusal } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'

/**
 * Refuses `voucher/deadline-passed` from the first moment after the last day, even when the worker
 * has not expired the offer yet: who is first at the row wins, and late is late.
 */
export async function confirmVoucher(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationNumber: string,
): Promise<void> {
  const { application, relation, voucher } = await lockOffer(tx, applicationNumber)
  authorize(actor, voucherAccess.confirm, relation)
  if (voucher.state !== 'offered') throw new Refusal<VoucherRefusal>('voucher/not-offered')
  const now = setting.clock.now()
  if (voucher.confirmUntil && Temporal.Instant.compare(now, voucher.confirmUntil) >= 0) {
    throw new Refusal<VoucherRefusal>('voucher/deadline-passed')
  }
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
  const deadline = deadlineAfter(setting.calendar, now, {
    workingDays: offerTerms(pack).chooseWorkingDays,
  })
  const choose = assertDefined(deadline.ok ? deadline.value : undefined, 'the calendar covers it')
  const chooseUntil = choose.endsAt
  await endTargeted(tx, setting, voucher)
  await changeVoucher(tx, setting, { voucher, event: 'confirmed', confirmedAt: now, chooseUntil })
  await recordEvent(tx, actorText(actor), now, application.id, 'voucher-confirmed', {
    voucher: voucher.number,
    chooseUntil: choose.lastDay.toString(),
  })
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: 'voucher-confirmed',
      facts: { number: application.number, lastDay: choose.lastDay.toString() },
      applicationId: application.id,
      eventKey: `voucher-confirmed:${voucher.id}`,
    },
  ])
}
