/** Renewal of contracts with clubs: texts for the family and the club. */
import type { renewals as kk } from '../kk/renewals.ts'

export const renewals: typeof kk = {
  ending: day => `The contract with the club ends on ${day}`,
  endingText:
    'One tap: if the club agrees the contract goes on for up to a year. Nobody else gets the place, and no application is needed.',
  renew: 'Renew the contract',
  asked: 'You asked to renew the contract',
  askedText: 'The answer of the club comes by SMS. Until then your child goes as before.',
  refused: 'The club will not renew the contract',
  refusedText: day =>
    `Your child goes until ${day}. Then you keep the voucher with its money, and choose another club here in one tap.`,
  between: 'You have the voucher: choose a club in one tap',
  betweenText:
    'The voucher and its money are kept; no application is needed. The old group comes first, then the nearest clubs. One tap holds the place, and the contract is ready within minutes.',
  old: 'the old group',
  full: 'no free place',
  free: count => `free places: ${count}`,
  take: 'Take this place',
  wait: 'Join the waiting list',
  none: 'No club for this age has a free place now. The voucher waits, without a deadline.',
  named:
    'This place was given with a targeted voucher. If you give it up the voucher is closed; the club can invite your child again.',
  club: {
    title: 'Families that want to renew',
    text: 'If you agree the contract goes on from its last day for up to a year: this is your signature. If not, the family knows at once.',
    lastDay: 'Last day of the contract',
    agree: 'Agree',
    refuse: 'Do not renew',
    agreed: 'The contract is renewed. The family was told.',
    refused: 'The family was told that the contract is not renewed.',
  },
}
