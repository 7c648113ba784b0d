/** The public pages of clubs in English: the price to the parent, the figures of a city in the words of the press conference. */
import type { clubFigures as kk } from '../kk/club-figures.ts'

export const clubFigures: typeof kk = {
  price: '0 tenge with a voucher',
  priceText:
    'Price to the parent: 0 tenge with a voucher. The state pays the planned lessons once the parent has confirmed them.',
  howNamed:
    'Children come here without a queue: the club names a child and you agree in the cabinet.',
  howQueued:
    'Children come here with a voucher: join the queue, an SMS tells you when your turn has come, then you choose.',
  title: city => `${city}: clubs and sections in figures`,
  lead: day => `One electronic voucher a child, for one club or section. Figures of ${day}.`,
  universal: 'Universal vouchers',
  targeted: 'Targeted vouchers',
  queued: 'Children in the queue',
  covered: 'Children in clubs',
  byForm: 'Vouchers by kind and state',
  form: 'Voucher',
  states: {
    offered: 'offered',
    choosing: 'choosing a club',
    attending: 'attending',
    held: 'awaiting a contract',
    ended: 'ended',
  },
  live: 'Live',
  byDirection: 'Children by direction',
  direction: 'Direction',
  directions: { sport: 'sport', creative: 'creative', education: 'additional education' },
  children: 'Children',
  renewing: 'renewing their contract',
  share: 'Share',
  clubs: 'Clubs',
  freePlaces: 'Free places',
  money: year => `Money of ${year}`,
  allotted: 'Allotted',
  reserved: 'Reserved for vouchers',
  payable: 'Ready to be paid',
  paid: 'Paid',
  available: 'Available',
  sum: 'Amount',
  none: 'No vouchers for clubs here yet',
  noneText: 'When vouchers for clubs are given here, their figures will stand on this page.',
  toClubs: 'List of clubs and sections',
  toQueue: 'Open queue',
  toPage: 'Clubs and sections in figures',
}
