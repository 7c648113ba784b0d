/** Payments to the bank and back: the words of batches, accounts and answers. */
import type { Programme } from '../territories/rollout.ts'

export type PaymentState = 'draft' | 'withdrawn' | 'sent' | 'paid' | 'returned'

export type BatchState = 'draft' | 'released' | 'withdrawn'

export type AccountState = 'proposed' | 'confirmed' | 'refused'

/** Who pays for a territory. */
export type Payer = {
  readonly territory: string
  readonly programme: Programme
}

/** Of a payer or a kindergarten: as the bank's file needs it. */
export type BankAccount = {
  readonly iban: string
  readonly bic: string
  /** As the bank knows the holder. */
  readonly name: string
  readonly bin: string
}

export type BankRefusal =
  | 'payment/no-payer-account'
  | 'payment/nothing-to-send'
  | 'payment/already-sent'
  | 'payment/own-batch'
  | 'payment/own-account'
  | 'payment/account-waits'
  | 'payment/account-changed'
  | 'payment/recheck-failed'
  | 'payment/answer-twice'
  | 'payment/not-now'

export const bankConstraints: Readonly<Record<string, BankRefusal>> = {
  payment_one_live_per_act: 'payment/already-sent',
  payment_batch_four_eyes: 'payment/own-batch',
  provider_account_four_eyes: 'payment/own-account',
  provider_account_one_proposed: 'payment/account-waits',
  bank_answer_once: 'payment/answer-twice',
}
