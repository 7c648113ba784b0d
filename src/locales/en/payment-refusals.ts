/** About acts: why not, and what can be done now, in English. */
import type { PaymentRefusal } from '../../domain/payments/act.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const paymentRefusals: RefusalTextsOf<PaymentRefusal> = {
  'act/nothing-to-pay': () => ({
    title: 'There is nothing new for an act.',
    next: 'Try again when parents have confirmed their months.',
  }),
  'act/already-prepared': () => ({
    title: 'The act of this month is there.',
    next: 'What is confirmed later goes into the act of the next month.',
  }),
  'act/month-not-over': () => ({
    title: 'The month is not over.',
    next: 'Draw the act up after its end.',
  }),
  'act/not-now': () => ({
    title: 'This cannot be done with the act now.',
    next: 'Load the page anew: somebody was first, or the sum is another.',
  }),
  'act/own-act': () => ({
    title: 'You cannot approve an act that you prepared.',
    next: 'Another officer approves it.',
  }),
}
