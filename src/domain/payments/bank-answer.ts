/** What a bank says of payments: the words of ISO 20022, what they mean to us, and what may be wrong with a file. */

/** `pending`: the bank has it, nothing is final. */
export type BankMeaning = 'paid' | 'returned' | 'pending'

/**
 * ISO 20022 external code set "ExternalPaymentTransactionStatus1Code" (and the group codes of pain.002). Money is gone
 * from the payer with ACSC, and there with ACCC; before that a bank may still reject what it had accepted. RTRN is not in
 * the set: our CSV takes it, and the words paid, pending, returned, for what a bank says outside of pain.002.
 */
const MEANINGS: Readonly<Record<string, BankMeaning>> = {
  ACSC: 'paid',
  ACCC: 'paid',
  PAID: 'paid',
  RJCT: 'returned',
  CANC: 'returned',
  RTRN: 'returned',
  RETURNED: 'returned',
  RCVD: 'pending',
  PDNG: 'pending',
  ACTC: 'pending',
  ACCP: 'pending',
  ACSP: 'pending',
  ACWC: 'pending',
  ACWP: 'pending',
  ACFC: 'pending',
  PATC: 'pending',
  PART: 'pending',
  BLCK: 'pending',
  PENDING: 'pending',
}

export function meaningOf(status: string): BankMeaning | undefined {
  return MEANINGS[status.toUpperCase()]
}

export type AnswerRow = {
  /** Of the file: a line of CSV, or the place of the transaction from 1. */
  readonly row: number
  readonly payment: string
  readonly status: string
  /** ISO 20022 external status reason, e.g. AC04; '' when the bank gives none. */
  readonly reason: string
  /** As the file repeats it; undefined where it does not. */
  readonly amount: string | undefined
}

export type BankAnswer = {
  readonly form: 'pain.002' | 'csv' | 'hand'
  /** The batch that the file says it answers; null where it does not say. */
  readonly batch: string | null
  /** As the file repeats them. */
  readonly count: string | undefined
  readonly controlSum: string | undefined
  /** For all payments when there are no rows. */
  readonly group: { readonly status: string; readonly reason: string } | null
  readonly rows: readonly AnswerRow[]
}

export type AnswerMistake =
  | 'not-xml'
  | 'not-a-report'
  | 'empty'
  | 'too-large'
  | 'bad-table'
  | 'other-batch'
  | 'sums-differ'
  | 'unknown-payment'
  | 'unknown-status'
  | 'amount-differs'
  | 'named-twice'
  | 'came-back-already'
  | 'bad-reason'

/** `row` null: the file as a whole. */
export type BadAnswerRow = {
  readonly row: number | null
  readonly payment: string
  readonly mistake: AnswerMistake
}

/** The file cannot be read as what it should be. */
export class AnswerUnreadable extends Error {
  override readonly name = 'AnswerUnreadable'
  readonly mistake: AnswerMistake
  constructor(mistake: AnswerMistake) {
    super(mistake)
    this.mistake = mistake
  }
}
