/** The kindergarten says that the money of an act is there, or that it has not come; the operator sees both. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import type { BankRefusal } from './payment.ts'
import { paymentAccess } from './payment-access.ts'
import { lockPayment, recordReceipt } from './receipt-queries.ts'

/** Refuses `payment/not-now` unless the bank said that it is paid, and when the receipt was confirmed before. */
export async function confirmReceipt(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly payment: string; readonly arrived: boolean },
): Promise<void> {
  const payment = await lockPayment(tx, input.payment)
  if (payment === undefined) throw new NotFound('payment')
  authorize(actor, paymentAccess.confirmReceipt, { providerId: payment.providerId })
  if (payment.state !== 'paid' || payment.receivedAt !== null) {
    throw new Refusal<BankRefusal>('payment/not-now')
  }
  const at = setting.clock.now()
  await recordReceipt(tx, payment.id, input.arrived ? 'received' : 'missed', at, actorText(actor))
  await appendToJournal(tx, setting, [
    {
      kind: input.arrived ? 'payment.received' : 'payment.missed',
      facts: { payment: payment.number, act: payment.act, provider: payment.bin },
      about: `act:${payment.act}`,
    },
  ])
}
