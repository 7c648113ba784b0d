/** Cases of families and giving places: texts of the department and of parents. */
import type { cases as kk } from '../kk/cases.ts'

export const cases: typeof kk = {
  title: 'Cases of families',
  lead: 'Those due first are on top. Answer "we did not choose this place" first: its payments are stopped.',
  empty: 'No case waits for an answer',
  emptyText: 'When a family writes, its case appears here.',
  number: 'No.',
  what: 'About',
  application: 'Application',
  opened: 'Opened',
  due: 'Answer by',
  kinds: {
    'not-my-child': 'We did not choose this place',
    'provider-refusal': 'The kindergarten refused',
    'stop-list': 'Against the stop-list',
    complaint: 'Another complaint',
  },
  one: (number: string) => `Case ${number}`,
  words: "The family's words",
  noWords: 'No words.',
  outcome: 'Decision',
  outcomes: {
    upheld: 'Uphold',
    dismissed: 'Dismiss',
  },
  upheldNote:
    'When upheld, the contract ends and the voucher returns to the family with its money.',
  upheldStop:
    'If upheld, the application leaves the stop-list at once and returns to its place in the queue.',
  answer: 'Answer to the family',
  answerHint: 'The family reads these words in its cabinet. Name the clause.',
  send: 'Answer',
  saved: 'The answer was sent',
  mistakes: {
    outcome: 'Choose the decision.',
    answer: 'Write the answer: up to 2000 characters.',
  },
  answered: 'Answered',
  yourCases: 'Your cases at the department',
  yourState: {
    open: 'being looked at',
    upheld: 'upheld',
    dismissed: 'dismissed',
  },
  answerBy: (day: string) => `The answer comes by ${day}.`,
  ask: 'Write to the education department',
  askLead:
    'Tell in short what happened. The department answers within the set time, and an SMS tells of it.',
  askWords: 'What happened?',
  askMissing: 'Write what happened: up to 2000 characters.',
  askSend: 'Send',
  places: 'Giving places',
  placesLead:
    'The round is held by itself every day. It can be held now if needed: the same rules, the same order.',
  holdNow: 'Hold the round now',
  held: (number: number, placed: string) => `Round ${number} was held: ${placed} got a place.`,
  lastRounds: 'Last rounds',
  prolong: 'Prolong contracts',
  prolongLead: (day: string, count: string) =>
    `On ${day} the term of ${count} contracts ends. When the rules are prolonged, prolong the contracts together.`,
  prolongButton: 'Prolong',
  prolongDone: (count: string) => `Contracts prolonged: ${count}.`,
  prolongNone: 'No contract ends soon.',
}
