/** The life of a payment: state x event -> state. What the bank says later never unsays what it said before. */
import type { PaymentState } from './payment.ts'

export type PaymentEvent = 'released' | 'withdrawn' | 'paid' | 'returned'

type Row = { readonly from: readonly PaymentState[]; readonly to: PaymentState }

export const PAYMENT_LIFE: Readonly<Record<PaymentEvent, Row>> = {
  // With its batch, by a second person.
  released: { from: ['draft'], to: 'sent' },
  withdrawn: { from: ['draft'], to: 'withdrawn' },
  paid: { from: ['sent'], to: 'paid' },
  // Money may come back after it was paid: the account was closed, the receiver refused it.
  returned: { from: ['sent', 'paid'], to: 'returned' },
}

export function nextPaymentState(
  state: PaymentState,
  event: PaymentEvent,
): PaymentState | undefined {
  const row = PAYMENT_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}
