/** Referrals in English. */
import type { referrals as kk } from '../kk/referrals.ts'

/** As the sentence about the pause asks for them. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const referrals: typeof kk = {
  tiers: { 'out-of-turn': 'out of turn', priority: 'priority', general: 'general queue' },
  years: cohort => `age ${cohort}`,
  panel: {
    title: 'Your child has a referral',
    number: number => `Referral ${number}`,
    place: place => `${place}. This place is kept for your child.`,
    proactive:
      'You did not name this group: you agreed to any suitable place. If it does not suit you, decline it: your place in the queue is kept, and that consent ends.',
    early: day => `The place becomes free on ${day}; the term counts from that day.`,
    temporary: day => `The place is temporary: until ${day} inclusive.`,
    sign: 'Sign the contract',
    contractSoon: 'The contract is being drawn up and will be here in a minute or two.',
    extend: 'Extend the term',
    decline: 'Decline',
    extended: 'The term was extended and cannot be extended again.',
    states: {
      issued: 'Valid',
      enrolled: 'The child has its place',
      lapsed: 'Not used in time',
      declined: 'You declined; your place in the queue is kept',
      cancelled: 'Cancelled; your place in the queue is kept',
    },
  },
  extend: {
    title: 'Extend the referral',
    lead: 'It can be extended once. Sign the contract by that day, or the referral lapses.',
    day: 'Last day',
    dayHint: (first, last) => `From ${first} to ${last}.`,
    dayBad: (first, last) => `Enter a day from ${first} to ${last}.`,
    button: 'Extend',
  },
  decline: {
    title: 'Decline the referral?',
    lead: 'Another child gets this place. Your place in the queue and the time of your application are kept.',
    button: 'Yes, decline',
  },
  pause: {
    title: 'Pause of publication',
    lead: month =>
      `In ${MONTHS[month - 1] ?? ''}, when the groups change, the opening of free places can be paused for some days. Places of those days open on the first day after the pause, and the time of those whose turn it is starts then.`,
    startsOn: 'First day',
    lastDay: 'Last day',
    reason: 'Reason',
    reasonHint: 'Everybody may read it.',
    button: 'Announce the pause',
    saved: 'The pause is announced.',
    list: 'Announced pauses',
    none: 'No pauses',
    noneText: 'Free places open every day.',
    notHere: 'This area does not work by referrals',
    notHereText: 'Under vouchers the opening of places is never paused.',
    mistakes: {
      startsOn: 'Enter the first day.',
      lastDay: 'Enter the last day.',
      reason: 'Give a reason (up to 500 characters).',
    },
  },
  switching: {
    title: 'Going over to vouchers',
    none: 'No day is set for this area',
    noneText: 'By the roll-out calendar this area does not go over from referrals to vouchers.',
    preview: day =>
      `This area goes over to vouchers on ${day}. Below is a forecast by the queue of today: nothing is written.`,
    done: day =>
      `This area went over to vouchers on ${day}. Number, time and confirmed benefits of every application are kept.`,
    packs: (from, to) => `Rules: ${from} → ${to}`,
    applications: 'Applications',
    recategorised: 'Changed category',
    worse: 'Number grew',
    liveReferrals: 'Valid referrals',
    liveText: 'Valid referrals stay valid to the end of their terms.',
    categories: 'Length of the categories',
    category: 'Category',
    before: 'Before',
    after: 'After',
    changed: 'Applications with changes',
    nobody: 'Nothing changes for anybody',
    nobodyText: 'Category and number of every application are as before.',
    number: 'Application',
    reason: 'Why',
    reasons: {
      unchanged: 'no change',
      'category-changed': 'the rules differ, the category changed',
      'others-left': 'those before moved to another category',
      'others-joined': 'earlier applications joined from another category',
    },
    more: (shown, all) => `${all} in all, the first ${shown} are shown.`,
    positionsLost:
      'The database was restored from the log: who stood where before and after is not in it, only the hash of that list. Whoever has kept the list can prove it by this hash.',
    hash: 'Hash of the report (the same is in the journal)',
  },
}
