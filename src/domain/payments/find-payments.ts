/** What became of acts at the bank. */
import type { Read } from '../../platform/db/database.ts'
import type { ActPayment } from './act-payment.ts'
import { selectPaymentsOfActs } from './payment-queries.ts'

/** Newest last; a draft batch is nobody's business yet. For who may see the acts: the caller has checked. */
export async function findPaymentsOfActs(
  read: Read,
  actIds: readonly bigint[],
): Promise<readonly ActPayment[]> {
  return actIds.length === 0 ? [] : selectPaymentsOfActs(read, actIds)
}
