/** Why a contract, a leave or a case cannot go on, and what one can do now, in English. */
import type { CaseRefusal } from '../../domain/cases/family-case.ts'
import type { ContractRefusal } from '../../domain/contracts/contract.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const contractRefusals: RefusalTextsOf<ContractRefusal | CaseRefusal> = {
  'contract/no-template': () => ({
    title: 'No text of a contract is loaded for this programme and territory.',
    next: 'Ask the education department: once it is loaded, the contract is drawn up by itself.',
  }),
  'contract/hold-over': () => ({
    title: 'The time to sign is over, the place is not kept any longer.',
    next: 'Choose another free place in your cabinet.',
  }),
  'contract/already-signed': () => ({
    title: 'This party has signed the contract already.',
    next: 'There is nothing to do. Reload the page to see how the contract stands.',
  }),
  'contract/guardian-first': () => ({
    title: 'The parent signs the contract first.',
    next: 'Wait for the parent: the contract will rise to the top of the list by itself.',
  }),
  'contract/over': () => ({
    title: 'This contract is closed and cannot be signed.',
    next: 'Its page says why it was closed.',
  }),
  'contract/document-changed': () => ({
    title: 'The text you have seen differs from the text of the contract now.',
    next: 'Reload the page, read the text again, and sign.',
  }),
  'contract/phone-not-yours': () => ({
    title: 'The code was not sent to your registered phone.',
    next: 'Confirm your number in your cabinet and ask for a new code.',
  }),
  'contract/method-not-allowed': () => ({
    title: 'The rules do not allow signing in this way.',
    next: "Choose another of the ways named on the contract's page.",
  }),
  'contract/term-over': () => ({
    title: 'The time of this place has run out.',
    next: 'Choose another place in your cabinet.',
  }),
  'contract/ground-not-allowed': () => ({
    title: 'A child cannot be refused on this ground.',
    next: 'Name one of the grounds in the rules, or admit the child.',
  }),
  'contract/not-in-force': () => ({
    title: 'This contract is not in force.',
    next: "Reload the contract's page to see how it stands.",
  }),
  'contract/already-ending': () => ({
    title: 'The last day of this contract is set already.',
    next: 'To change the day, ask the education department.',
  }),
  'contract/day-passed': () => ({
    title: 'The last day cannot be before today.',
    next: 'Give today or a later day.',
  }),
  'contract/two-enrolments': () => ({
    title: 'A child cannot be in two kindergartens on one day.',
    next: 'First check the last day of the earlier contract.',
  }),
  'contract/not-renewable': () => ({
    title: 'This contract is not renewed.',
    next: 'Contracts with clubs are renewed; those with kindergartens go on by themselves.',
  }),
  'contract/renewal-early': () => ({
    title: 'It is too early to renew.',
    next: 'You can renew in the last 30 days. Your child goes on as before.',
  }),
  'contract/renewal-asked': () => ({
    title: 'Renewal of this contract was asked for.',
    next: 'Wait for the answer of the club; it comes by SMS too.',
  }),
  'contract/renewal-not-asked': () => ({
    title: 'Nobody asks to renew this contract.',
    next: 'Reload the page: it may have been answered.',
  }),
  'contract/nothing-follows': () => ({
    title: 'No rules are loaded for the next day: contracts cannot be prolonged.',
    next: 'The new rules must be loaded first.',
  }),
  'leave/day-passed': () => ({
    title: 'Days of absence cannot begin before today or run backwards.',
    next: 'Give days from today on.',
  }),
  'leave/outside-contract': () => ({
    title: 'The days of absence lie outside the contract.',
    next: 'Give days between the first and the last day of the contract.',
  }),
  'leave/overlaps': () => ({
    title: 'These days overlap with an absence that is recorded already.',
    next: 'Look at the list and correct the days.',
  }),
  'leave/seat-lent': () => ({
    title: 'Another child has the seat for the time being.',
    next: 'The seat is free on the day after the temporary contract ends.',
  }),
  'leave/not-away': () => ({
    title: 'No absence of this child is recorded, or it has ended.',
    next: 'Reload the page to see how things stand.',
  }),
  'case/already-open': () => ({
    title: 'Your request about this is being looked at.',
    next: 'Wait for the answer: it will appear in your cabinet, and an SMS will come.',
  }),
  'case/answered': () => ({
    title: 'This request has been answered already.',
    next: 'Reload the list and read the answer.',
  }),
  'case/no-enrolment': () => ({
    title: 'Your child is not enrolled anywhere now.',
    next: 'If it is about something else, choose another kind of request.',
  }),
}
