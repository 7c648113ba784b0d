/** Starts the clocks of offers once their notices are delivered; without a notice no clock runs. */
import { assertDefined } from '../../base/assert.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordEvents } from '../applications/record-event.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { offerTerms } from './offer-terms.ts'
import type { Voucher } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'
import { lockUnstarted, startClocks } from './voucher-queries.ts'

/** Repeatable: a second receipt of the same message changes nothing. Returns how many clocks started. */
export async function startConfirmationClocks(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  notices: readonly { readonly messageId: bigint; readonly deliveredAt: Temporal.Instant }[],
): Promise<number> {
  authorize(actor, voucherAccess.startClock)
  const deliveredAt = new Map(notices.map(notice => [notice.messageId, notice.deliveredAt]))
  const unstarted = await lockUnstarted(tx, [...deliveredAt.keys()])
  if (unstarted.length === 0) return 0
  const daysOf = await openTerms(
    tx,
    setting,
    unstarted.map(one => one.voucher),
  )
  const started = unstarted.flatMap(({ voucher, messageId }) => {
    const notifiedAt = messageId === null ? undefined : deliveredAt.get(messageId)
    if (notifiedAt === undefined) return []
    const deadline = deadlineAfter(setting.calendar, notifiedAt, { workingDays: daysOf(voucher) })
    const { endsAt, lastDay } = assertDefined(
      deadline.ok ? deadline.value : undefined,
      'the calendar covers it',
    )
    return [{ voucher, id: voucher.id, notifiedAt, confirmUntil: endsAt, lastDay }]
  })
  await startClocks(tx, started)
  await recordEvents(
    tx,
    actorText(actor),
    setting.clock.now(),
    started.map(({ voucher, lastDay }) => ({
      applicationId: voucher.applicationId,
      kind: 'notified',
      facts: { voucher: voucher.number, confirmUntil: lastDay.toString() },
    })),
  )
  return started.length
}

type Queue = Pick<Voucher, 'territory' | 'programme'>

/** Working days to confirm: read once a queue, since an iteration tells very many families of one. */
async function openTerms(tx: Tx, setting: Setting, vouchers: readonly Queue[]) {
  const today = setting.clock.today()
  const keyOf = ({ territory, programme }: Queue) => `${programme} ${territory}`
  const days = new Map<string, number>()
  for (const voucher of vouchers) {
    if (days.has(keyOf(voucher))) continue
    const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
    days.set(keyOf(voucher), offerTerms(pack).confirmWorkingDays)
  }
  return (voucher: Queue) => assertDefined(days.get(keyOf(voucher)), 'the terms of its queue')
}
