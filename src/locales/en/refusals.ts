/** Why a rule said no, and what one can do now, in English. */
import type { RefusalTexts } from '../refusal-code.ts'

export const refusals: RefusalTexts = {
  'erasure/application-active': () => ({
    title: 'The child has an active application',
    next: 'Archive the application first (for example, withdraw it as the parent asks), then try again.',
  }),
  'erasure/voucher-live': () => ({
    title: 'The child has a live voucher',
    next: 'A family is not erased until its voucher has ended or was cancelled.',
  }),
  'erasure/money-open': () => ({
    title: "Money is still reserved for the family's voucher",
    next: 'Try again when the accounts are settled.',
  }),
  'erasure/already-erased': () => ({
    title: 'This family is erased already',
    next: 'Nothing is left to do: only the public part of the application remains.',
  }),
  'erasure/reason-names-person': () => ({
    title: 'The reason holds a name, an IIN or a phone',
    next: 'Leave only the number and date of the letter or decision: this text is never erased.',
  }),
  'application/already-active': () => ({
    title: 'This child already stands in the queue: an application was accepted before.',
    next: 'No new application is needed. The number is under “Queue” and in the cabinet.',
  }),
  'application/state-changed': () => ({
    title: 'The application has just changed its state.',
    next: 'Reload the page to see it as it is now. Nothing is lost.',
  }),
  'application/event-not-allowed': () => ({
    title: 'This cannot be done in the present state of the application.',
    next: 'Its history is in the cabinet.',
  }),
  'application/too-old': () => ({
    title: 'The child is older than the kindergarten queue is for.',
    next: 'At this age children go to school. Call the number below if you have a question.',
  }),
  'application/too-young': () => ({
    title: 'The child’s date of birth lies in the future.',
    next: 'Check the IIN. A child may stand in the queue from the day of birth.',
  }),
  'application/not-a-queue-territory': () => ({
    title: 'No queue is kept in this territory.',
    next: 'Choose the city or district where the child lives.',
  }),
  'application/restore-over': () => ({
    title: 'The time to restore the application is over, or it was restored before.',
    next: 'You may apply again; the new application takes today’s place.',
  }),
  'application/claim-decided': () => ({
    title: 'This benefit has been decided already.',
    next: 'Reload the list to see the decision.',
  }),
  'application/other-guardian': () => ({
    title: 'Another legal representative applied for this child.',
    next: 'Only that person can act on it. If this is a mistake, call the education department.',
  }),
  'application/guardian-too-young': () => ({
    title: 'By the dates of birth the applicant cannot be the child’s legal representative.',
    next: 'Check both IINs: they may have been swapped.',
  }),
  'application/has-voucher': () => ({
    title: 'This child already has a voucher.',
    next: 'Decide on the voucher in the cabinet first.',
  }),
  'application/guardianship-denied': () => ({
    title: 'The register does not name you as a legal representative of this child.',
    next: 'Go to the education department with the document of guardianship.',
  }),
  'request/reused': () => ({
    title: 'This page was sent before.',
    next: 'Open it anew and fill it in again.',
  }),
  'identity/invitation-over': () => ({
    title: 'The invitation was used or has expired.',
    next: 'Ask the administrator for a new one.',
  }),
  'identity/passkey-not-accepted': () => ({
    title: 'The passkey was not accepted.',
    next: 'Try again. If the passkey is on another device, sign in there.',
  }),
  'invariants/running': () => ({
    title: 'A check is already running.',
    next: 'Reload the page in a minute: the result will be here.',
  }),
  'iteration/no-norm': facts => ({
    title: `The per-child norm is missing: ${facts.missing ?? ''}.`,
    next: 'Enter the norm: without it the cost of a voucher cannot be computed.',
  }),
  'iteration/basis-changed': () => ({
    title: 'The queue, the places or the money have changed in the meantime.',
    next: 'Reload the preview and hold the iteration again. Nothing was issued.',
  }),
  'ledger/not-enough-money': () => ({
    title: 'This budget line does not have enough money.',
    next: 'Lower the sum, or allot money first.',
  }),
  'place/over-capacity': () => ({
    title: 'There are more free places than the group can hold.',
    next: 'Check the capacity of the group and the children on its list.',
  }),
  'provider/overfull': () => ({
    title: 'There are more children in the group than it can hold.',
    next: 'Correct the capacity or the number of children.',
  }),
  'queue/not-queued': () => ({
    title: 'This application does not stand in the queue now.',
    next: 'Look it up by its number to see its state.',
  }),
  'rules/no-regime': () => ({
    title: 'The programme has not begun in this territory on this day.',
    next: 'The roll-out calendar has the date.',
  }),
  'rules/no-pack': () => ({
    title: 'No rules are loaded for this territory and day.',
    next: 'Without rules nothing is issued. Contact the education department.',
  }),
  'rules/not-on-vouchers': () => ({
    title: 'On this day the territory has not moved to vouchers yet.',
    next: 'See the roll-out calendar.',
  }),
  'voucher/deadline-passed': () => ({
    title: 'The time to answer the voucher is over.',
    next: 'The place in the queue can be taken back once: your account says until when.',
  }),
  'voucher/not-offered': () => ({
    title: 'No voucher is waiting for an answer now.',
    next: 'The state of the application is in the cabinet.',
  }),
  'voucher/already-live': () => ({
    title: 'This child has a live voucher already.',
    next: 'A child has one voucher in a programme.',
  }),
  'voucher/event-not-allowed': () => ({
    title: 'This cannot be done in the present state of the voucher.',
    next: 'Reload the page to see its state.',
  }),
}
