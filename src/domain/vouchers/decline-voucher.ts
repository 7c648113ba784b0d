/** The family refuses the voucher: its place in the queue is annulled (enbekshiqazaq.kz, inastana.kz). */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { changeApplications } from '../applications/change-applications.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from './change-voucher.ts'
import { lockOffer } from './find-vouchers.ts'
import type { VoucherRefusal } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'

/** Refuses `voucher/not-offered` when there is nothing left to refuse. */
export async function declineVoucher(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  applicationNumber: string,
): Promise<void> {
  const { application, relation, voucher } = await lockOffer(tx, applicationNumber)
  authorize(actor, voucherAccess.decline, relation)
  if (voucher.state !== 'offered' && voucher.state !== 'confirmed') {
    throw new Refusal<VoucherRefusal>('voucher/not-offered')
  }
  await changeVoucher(tx, setting, { voucher, event: 'declined' })
  await changeApplications(tx, actor, setting, [
    { application, event: 'refused', facts: { voucher: voucher.number } },
  ])
}
