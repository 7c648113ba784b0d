/** Texts of the pages on which the system checks itself: names, meaning, result, history. */
import type {
  InvariantCause,
  InvariantName,
  InvariantOutcome,
} from '../../domain/opendata/invariant.ts'
import type { invariants as kk } from '../kk/invariants.ts'

const promises: Record<InvariantName, { readonly title: string; readonly meaning: string }> = {
  'nobody-passed-over': {
    title: 'Nobody was passed over without a rule',
    meaning:
      'Among children of one age and one category it never happens that one in front gets no voucher and one behind does. Siblings who are placed together have a rule of their own.',
  },
  'queue-is-submissions-less-departures': {
    title: 'Nobody disappears from the queue, and nobody slips in',
    meaning:
      'Who joined and who left is on record. Counted again from the beginning, the records give exactly today’s queue.',
  },
  'queue-numbers-are-the-order': {
    title: 'A queue number is the order of applying',
    meaning: 'The numbers shown are compared with a new count by time of application.',
  },
  'nothing-offered-twice': {
    title: 'No child holds two vouchers at once',
    meaning:
      'No second voucher was offered before the one before it had ended. With clubs, once a universal voucher is accepted the targeted one has its last day.',
  },
  'no-place-given-twice': {
    title: 'No place is promised to two children',
    meaning:
      'No iteration of kindergartens offered more vouchers than there were free places. A club is chosen after the voucher: there only money bounds the iteration, and each place is checked at the choice.',
  },
  'vouchers-follow-decisions': {
    title: 'The voucher went to the child it was decided for',
    meaning: 'Decisions and vouchers are compared, every one of them.',
  },
  'offered-applications-have-one-live-voucher': {
    title: 'Every offer has exactly one voucher',
    meaning: 'There is no offer without a voucher and no voucher without an application.',
  },
  'referrals-hold-their-place': {
    title: 'Every referral has its place',
    meaning:
      'Each valid referral keeps exactly one place, for its child and its term; one that ended keeps none.',
  },
  'enrolled-has-contract': {
    title: 'Every enrolled child has a signed contract',
    meaning:
      'A child whose voucher says "enrolled" has a contract in force, signed by the parent and the kindergarten. Nobody can be in two kindergartens on one day.',
  },
  'targeted-vouchers-were-accepted': {
    title: 'No targeted voucher without the consent of the family',
    meaning:
      'Behind every targeted voucher there is an invitation of a club and the yes of the family. Children who had a voucher before their territory came to Kezek are recorded apart.',
  },
  'seats-add-up': {
    title: 'Seats of groups add up with children',
    meaning:
      'Each group counts every child that has a seat there, and as away exactly those whose absence is recorded.',
  },
  'exchanges-as-a-whole': {
    title: 'An exchange of places happens as a whole or not at all',
    meaning:
      'The children of an exchange all move on one day or all stay where they are. While an exchange waits, the contract of every child is in force.',
  },
  'no-place-twice': {
    title: 'Each place is of one child',
    meaning:
      'Places that are offered, held or taken are counted one by one: none went to two children.',
  },
  'hold-fits-voucher': {
    title: 'Each voucher with a held place has exactly one',
    meaning:
      'There is no voucher whose place is held without a place, and no held place without its voucher.',
  },
  'group-not-over-capacity': {
    title: 'No group gives more places than it seats',
    meaning:
      'Places published and held, with the children of the group, are compared with its capacity.',
  },
  'marks-within-enrolment': {
    title: 'No mark outside the days of an enrolment',
    meaning:
      'A kindergarten marks a child on days on which it is enrolled and on no others. Where a contract was ended afterwards, earlier marks stay as evidence and are not paid.',
  },
  'marks-in-their-sums': {
    title: 'Every marked day is in the figures',
    meaning:
      'A day on which a group was marked stands in the figures of that group: how many came and how many did not.',
  },
  'months-answered-by-somebody': {
    title: 'No month confirmed by nobody',
    meaning:
      'Behind every month that is confirmed, disputed or refused stands the answer of a parent, or the decision of an officer with its reason.',
  },
  'no-dispute-left-behind': {
    title: 'No disputed day left behind',
    meaning: 'A month counts as confirmed only when every day that the parent disputed is decided.',
  },
  'no-voucher-without-money': {
    title: 'No voucher without money',
    meaning:
      'The whole cost is reserved in the budget at the moment of the offer. The money of ended vouchers has gone back.',
  },
  'iterations-never-overspend': {
    title: 'No more vouchers than money was allotted',
    meaning:
      'The costs of the vouchers are added up and compared with what the iteration spent, to the tiyn.',
  },
  'the-ledger-sums-to-zero': {
    title: 'The books balance to the tiyn',
    meaning: 'What leaves one account arrives in another: together it is always zero.',
  },
  'nothing-paid-unconfirmed': {
    title: 'No unconfirmed day is paid',
    meaning:
      'Each day in an act is in its sheet, confirmed by the parent or decided by an officer with a reason. A disputed day has no money.',
  },
  'paid-is-what-acts-say': {
    title: 'What is paid is what the act says, once',
    meaning:
      'The total of each act is the sum of its lines; what the bank called paid is in the books to the tiyn, what came back is back; no act is paid twice.',
  },
  'bundles-are-as-published': {
    title: 'The files of iterations are as they were published',
    meaning:
      'Each is compared with its checksum in the journal. A single changed letter would show here.',
  },
  'every-fact-is-in-the-log': {
    title: 'Whatever happened is in the journal',
    meaning: 'No record waits longer than ten minutes for its place.',
  },
  'the-log-is-as-written': {
    title: 'The records of the journal were not changed',
    meaning: 'Each is compared with its published checksum, and none is missing.',
  },
  'every-fact-has-its-salt': {
    title: 'Your receipt goes on being a proof',
    meaning:
      'The secret numbers that confirm receipts are there: each record has its own. Those of families erased under the law do not come back.',
  },
}

const outcomes: Record<InvariantOutcome, string> = {
  holds: 'kept',
  broken: 'broken',
  unchecked: 'not checked',
}

const causes: Record<InvariantCause, string> = {
  nightly: 'nightly check',
  'on-demand': 'asked for by staff',
  doctor: 'run by an administrator',
}

export const invariants: typeof kk = {
  title: 'The system checks itself',
  lead: 'Our promises about the queue and the money are computed again from all the data every night. When one is broken, it says so here.',
  promises,
  outcomes,
  causes,
  groups: {
    queue: 'Queue',
    vouchers: 'Vouchers and places',
    attendance: 'Attendance',
    money: 'Money',
    records: 'Records',
  },
  allHold: count => `All ${count} promises are kept`,
  someBroken: (broken, count) => `${broken} of ${count} promises broken`,
  someUnchecked: (unchecked, count) => `${unchecked} of ${count} promises could not be checked`,
  lastCheck: (moment, cause) => `Last checked: ${moment} (${cause}).`,
  brokenText: 'Staff see which records break it. When it is put right, that shows here too.',
  never: 'Not checked yet',
  neverText: 'The first check is tonight.',
  since: moment => `since ${moment}`,
  found: count => `Records that break it: ${count}.`,
  daysText: (checked, broken) =>
    broken === '0'
      ? `Checked on ${checked} of the last 30 days, never broken`
      : `Checked on ${checked} of the last 30 days, broken on ${broken}`,
  legendTitle: 'Each mark of a strip is one day; today is at the right.',
  legend: {
    holds: 'kept',
    broken: 'broken',
    unchecked: 'could not be checked',
    none: 'no check that day',
  },
  table: 'The last 30 days as a table',
  day: 'Day',
  result: 'Result',
  dayHolds: 'all kept',
  yourself: {
    title: 'Do not trust us: check it yourself',
    text: 'The journal and the files of iterations are open. A small program rebuilds the queue from them and names every voucher that was given out of turn:',
    replay: 'Compute one iteration again on this site',
    openData: 'Open data',
    journal: 'How the journal is kept',
  },
  homeText:
    'Our promises about the queue and the money are computed again from all the data every day. Everybody sees the result.',
  home: 'See the result',
  staff: {
    title: 'Checking the promises',
    lead: 'All data are computed again. With much data this takes a minute or two; nothing is changed.',
    run: 'Check now',
    done: moment => `The check is done: ${moment}.`,
    promise: 'Promise',
    state: 'State',
    since: 'Since',
    rows: 'What breaks it',
    first: count => `${count} in all, the first of them:`,
    none: 'nothing',
    why: 'Why it was not checked',
    history: 'Recent checks',
    at: 'Time',
    cause: 'Kind',
    by: 'By',
    duration: 'Took',
    seconds: seconds => `${seconds} s`,
    public: 'The public page',
  },
}
