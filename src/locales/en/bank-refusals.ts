/** About payments: why not, and what can be done now, in English. */
import type { BankRefusal } from '../../domain/payments/payment.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const bankRefusals: RefusalTextsOf<BankRefusal> = {
  'payment/no-payer-account': () => ({
    title: "The payer's account is not known.",
    next: 'Say first from which account is paid.',
  }),
  'payment/nothing-to-send': () => ({
    title: 'No act that can be sent was chosen.',
    next: 'Choose acts whose receiver has a confirmed account.',
  }),
  'payment/already-sent': () => ({
    title: 'One of the chosen acts is in another batch.',
    next: 'Load the page anew and choose again.',
  }),
  'payment/own-batch': () => ({
    title: 'You cannot release a batch that you made.',
    next: 'Another member of staff checks and releases it.',
  }),
  'payment/own-account': () => ({
    title: 'You cannot confirm an account that you entered.',
    next: 'Another member of the department confirms it.',
  }),
  'payment/account-waits': () => ({
    title: 'An account of this organisation waits for its confirmation.',
    next: 'That one must be decided first.',
  }),
  'payment/account-changed': facts => ({
    title: `Accounts changed since the batch was made: ${facts.count}.`,
    next: 'Withdraw the batch and make it again.',
  }),
  'payment/recheck-failed': facts => ({
    title: `Recomputing found differences: ${facts.count}.`,
    next: 'They are on the page of the batch. No money leaves while they are there.',
  }),
  'payment/answer-twice': () => ({
    title: 'This file was taken in before.',
    next: 'Nothing was changed. If the bank has another file, upload that.',
  }),
  'payment/not-now': () => ({
    title: 'This cannot be done now.',
    next: 'Load the page anew: somebody may have been first.',
  }),
}
