/** An act of rendered services: what a kindergarten is owed for a month (product.md, "Lifecycles"). */

export type ActState = 'draft' | 'signed' | 'approved' | 'sent' | 'paid' | 'returned'

export type Act = {
  readonly id: bigint
  readonly number: string
  readonly providerId: bigint
  readonly territory: string
  readonly month: Temporal.PlainDate
  readonly state: ActState
  /** May be less than nothing when corrections exceed what is new: then it is set off against the next. */
  readonly totalTiyn: bigint
}

export type PaymentRefusal =
  | 'act/nothing-to-pay'
  | 'act/already-prepared'
  | 'act/month-not-over'
  | 'act/not-now'
  | 'act/own-act'

export const paymentConstraints: Readonly<Record<string, PaymentRefusal>> = {
  act_once: 'act/already-prepared',
  act_four_eyes: 'act/own-act',
}
