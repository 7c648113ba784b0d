/** Why a referral, a pause or a switch cannot go on, and what one can do now, in English. */
import type { ReferralRefusal } from '../../domain/referrals/referral.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const referralRefusals: RefusalTextsOf<ReferralRefusal> = {
  'referral/not-on-referrals': () => ({
    title: 'This area works by vouchers, not by referrals.',
    next: 'Use the pages about vouchers.',
  }),
  'referral/basis-changed': () => ({
    title: 'Places or applications changed meanwhile.',
    next: 'Hold the pass again. Nothing was given.',
  }),
  'referral/not-issued': () => ({
    title: 'There is no valid referral now.',
    next: 'Reload the page to see where the application stands.',
  }),
  'referral/already-live': () => ({
    title: 'This child or this place has a valid referral already.',
    next: 'Wait until that one has ended.',
  }),
  'referral/deadline-passed': () => ({
    title: 'The term of the referral is over.',
    next: 'The application returns to the queue by itself. The cabinet shows the day.',
  }),
  'referral/extended-already': () => ({
    title: 'The referral was extended before and cannot be extended again.',
    next: 'Sign the contract by its last day, or decline the referral.',
  }),
  'referral/day-not-allowed': facts => ({
    title: `It cannot be extended to that day: only from ${facts.first} to ${facts.last}.`,
    next: 'Choose a day of that span.',
  }),
  'referral/pause-month': facts => ({
    title: `Publication can be paused in month ${facts.month} of the year only.`,
    next: 'Choose days of that month.',
  }),
  'referral/pause-passed': () => ({
    title: "A pause cannot start before tomorrow: today's places are open already.",
    next: 'Choose tomorrow or a later day.',
  }),
  'referral/pause-overlaps': () => ({
    title: 'A pause is announced for these days already.',
    next: 'Choose other days.',
  }),
  'referral/no-switch': () => ({
    title: 'No day is set on which this area goes over to vouchers, or it has not come yet.',
    next: 'See the roll-out calendar.',
  }),
}
