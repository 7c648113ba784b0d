/** What became of acts at the bank. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { ActPayment } from './act-payment.ts'
import { paymentAccess } from './payment-access.ts'
import { selectPaymentsOfActs } from './payment-queries.ts'
import { type OwnPayment, selectOwnPayments } from './receipt-queries.ts'

export type { OwnPayment }

/** Newest last; a draft batch is nobody's business yet. For who may see the acts: the caller has checked. */
export async function findPaymentsOfActs(
  read: Read,
  actIds: readonly bigint[],
): Promise<readonly ActPayment[]> {
  return actIds.length === 0 ? [] : selectPaymentsOfActs(read, actIds)
}

const MOST_OWN = 24

/** Of a kindergarten, for its own people: newest first. */
export async function findOwnPayments(
  read: Read,
  actor: Actor,
  providerId: bigint,
): Promise<readonly OwnPayment[]> {
  authorize(actor, paymentAccess.confirmReceipt, { providerId })
  return selectOwnPayments(read, providerId, MOST_OWN)
}
