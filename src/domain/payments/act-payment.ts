/** What became of an act at the bank, as its kindergarten, the department and the operator are told. */

export type ActPaymentState = 'sent' | 'paid' | 'returned'

/** One sending of an act; an act that came back is sent again, under another number. */
export type ActPayment = {
  readonly actId: bigint
  /** Of the sending; the bank's file calls it EndToEndId. */
  readonly number: string
  /** Of the batch it went with. */
  readonly batch: string
  readonly amountTiyn: bigint
  readonly sentAt: Temporal.Instant
  readonly state: ActPaymentState
  /** When the bank said what `state` says; null while it is sent only. */
  readonly answeredAt: Temporal.Instant | null
  /** Why it came back: a code of the ISO 20022 external status reasons, e.g. AC04 (closed account). */
  readonly reasonCode: string | null
  /** When the kindergarten said that the money is there. */
  readonly receivedAt: Temporal.Instant | null
}
