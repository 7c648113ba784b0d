/** Accepting a universal voucher gives the child's targeted one its last day; after that day it is closed. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { lockById } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from './change-voucher.ts'
import { lockTargetedOfChild, selectReplaced, updateEndsOn } from './targeted-queries.ts'
import type { Voucher } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'
import { lockVoucher } from './voucher-queries.ts'

/**
 * Part of confirming a universal one, before it is confirmed: `voucher_one_live_per_child` allows both only when this one
 * ends (`club.targetedEndsAfterUniversal`: last day of the month). The contract ends that day by the sweep.
 */
export async function endTargeted(tx: Tx, setting: Setting, accepted: Voucher): Promise<void> {
  if (accepted.form !== 'universal') return
  const targeted = await lockTargetedOfChild(tx, accepted.childId)
  if (targeted === undefined || targeted.endsOn !== null) return
  const today = setting.clock.today()
  const endsOn = today.with({ day: today.daysInMonth })
  await updateEndsOn(tx, targeted.id, endsOn)
  const { number, territory } = targeted
  await appendToJournal(tx, setting, [
    {
      kind: 'voucher.ending',
      facts: { voucher: number, territory, lastDay: endsOn.toString(), by: accepted.number },
    },
  ])
}

/** Targeted vouchers whose last day has passed. */
export async function findReplaced(read: Read, today: Temporal.PlainDate, limit: number) {
  return selectReplaced(read, today, limit)
}

/** Repeatable: false when it was closed already. What it held and no month needs goes back to the budget. */
export async function closeReplaced(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  due: { readonly id: bigint; readonly applicationId: bigint },
): Promise<boolean> {
  authorize(actor, voucherAccess.closeReplaced)
  const application = await lockById(tx, due.applicationId)
  const voucher = await lockVoucher(tx, due.id)
  if (application === undefined || voucher === undefined || voucher.endsOn === null) return false
  const isOver = Temporal.PlainDate.compare(voucher.endsOn, setting.clock.today()) < 0
  if (!isOver || voucher.state === 'closed' || voucher.state === 'lapsed') return false
  await changeVoucher(tx, setting, { voucher, event: 'replaced' })
  if (application.state !== 'archived') {
    const facts = { voucher: voucher.number }
    await changeApplications(tx, actor, setting, [{ application, event: 'replaced', facts }])
  }
  return true
}
