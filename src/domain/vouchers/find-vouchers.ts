/** Finding vouchers, and locking one together with its application, always in the same order. */
import { NotFound } from '../../base/failure.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ApplicationWithRelation } from '../applications/find-application.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { selectEndOfTargeted } from './targeted-queries.ts'
import type { Voucher } from './voucher.ts'
import {
  findOfApplication,
  lockVoucher,
  selectOfApplication,
  selectUnreached,
} from './voucher-queries.ts'

export {
  findOfApplication as findVoucherOfApplication,
  lockVoucher as lockVoucherById,
  selectEndOfTargeted as findEndOfTargeted,
  selectOfApplication as findVouchersOfApplication,
  selectUnreached as findUnreached,
}

/** The application first, then its newest voucher. Throws NotFound when there is none. */
export async function lockOffer(
  tx: Tx,
  applicationNumber: string,
): Promise<ApplicationWithRelation & { readonly voucher: Voucher }> {
  const found = await lockWithRelation(tx, applicationNumber)
  if (found === undefined) throw new NotFound('application')
  const latest = await findOfApplication(tx, found.application.id)
  const voucher = latest && (await lockVoucher(tx, latest.id))
  if (voucher === undefined) throw new NotFound('voucher')
  return { ...found, voucher }
}
