/** Reminds a family, once for each deadline, that the last day to confirm or to choose is near. */

import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { lockById } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { markReminded, selectToRemind } from './remind-queries.ts'
import type { Voucher } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'
import { lockVoucher } from './voucher-queries.ts'

/** Deadlines whose last day is today or tomorrow; nobody is reminded on the day on which one was told. */
export async function findToRemind(read: Read, setting: Setting, limit: number) {
  const today = setting.clock.today()
  return selectToRemind(read, startOfDay(today.add({ days: 2 })), startOfDay(today), limit)
}

/** Repeatable: the mark on the voucher and the key of the message each allow one reminder only. */
export async function remindFamily(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  due: { readonly id: bigint; readonly application_id: bigint },
): Promise<boolean> {
  authorize(actor, voucherAccess.remind)
  const application = await lockById(tx, due.application_id)
  const voucher = await lockVoucher(tx, due.id)
  if (application === undefined || voucher === undefined) return false
  const now = setting.clock.now()
  const deadline = openDeadline(voucher)
  if (deadline === undefined || Temporal.Instant.compare(now, deadline.endsAt) >= 0) return false
  await markReminded(tx, voucher.id, now)
  const lastDay = deadline.endsAt.toZonedDateTimeISO(ALMATY).toPlainDate().subtract({ days: 1 })
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: deadline.template,
      facts: { number: application.number, lastDay: lastDay.toString() },
      applicationId: application.id,
      eventKey: `${deadline.template}:${voucher.id}`,
    },
  ])
  return true
}

function openDeadline(voucher: Voucher) {
  if (voucher.state === 'offered' && voucher.confirmUntil !== null) {
    return { template: 'confirm-reminder', endsAt: voucher.confirmUntil } as const
  }
  if (voucher.state === 'confirmed' && voucher.chooseUntil !== null) {
    return { template: 'choose-reminder', endsAt: voucher.chooseUntil } as const
  }
  return undefined
}
