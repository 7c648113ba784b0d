/** Starts the clock of an offer once its notice is delivered; without a notice no clock runs. */
import { assertDefined } from '../../base/assert.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordEvent } from '../applications/record-event.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { offerTerms } from './offer-terms.ts'
import { voucherAccess } from './voucher-access.ts'
import { lockUnstarted, startClock } from './voucher-queries.ts'

/** Repeatable: a second receipt of the same message changes nothing. Returns how many clocks started. */
export async function startConfirmationClock(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  notice: { readonly messageId: bigint; readonly deliveredAt: Temporal.Instant },
): Promise<number> {
  authorize(actor, voucherAccess.startClock)
  const vouchers = await lockUnstarted(tx, notice.messageId)
  for (const voucher of vouchers) {
    const today = setting.clock.today()
    const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
    const deadline = deadlineAfter(setting.calendar, notice.deliveredAt, {
      workingDays: offerTerms(pack).confirmWorkingDays,
    })
    const { endsAt, lastDay } = assertDefined(
      deadline.ok ? deadline.value : undefined,
      'the calendar covers it',
    )
    await startClock(tx, voucher.id, notice.deliveredAt, endsAt)
    await recordEvent(
      tx,
      actorText(actor),
      setting.clock.now(),
      voucher.applicationId,
      'notified',
      {
        voucher: voucher.number,
        confirmUntil: lastDay.toString(),
      },
    )
  }
  return vouchers.length
}
