/** Exchanges that a kindergarten did not sign: the list of the department. */
import type { unsignedSwaps as kk } from '../kk/unsigned-swaps.ts'

export const unsignedSwaps: typeof kk = {
  title: 'Exchanges that were not signed',
  lead: 'All families had agreed, and the kindergarten did not sign in time. Here are those to which it happened for the second time or more.',
  overview: 'Kindergartens that leave exchanges unsigned',
  empty: 'No such kindergartens',
  emptyText:
    'When a kindergarten leaves an exchange unsigned for the second time, you see it here.',
  times: count => `times: ${count}`,
  days: 'When',
  reviewed: words => `looked into: ${words}`,
  write: 'Write to the kindergarten',
  review: 'What was done',
  reviewHint: 'Find out why, and write it shortly, without names.',
  reviewNeeded: most => `Write what was done (up to ${most} characters)`,
  done: 'Mark as looked into',
  saved: 'Saved.',
}
