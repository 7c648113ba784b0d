/** What the pages of acts ask for the state of payments: the one place where the bank's answers come in. */
import type { Read } from '../../platform/db/database.ts'
import type { ActPayment } from './act-payment.ts'

/** Newest first. Nothing is sent to a bank yet. */
export async function findPaymentsOfShownActs(
  _read: Read,
  _actIds: readonly bigint[],
): Promise<readonly ActPayment[]> {
  return []
}
