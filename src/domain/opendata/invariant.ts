/** The promises that the system keeps and recomputes; a room adds its own here, with words in three languages. */

/** Stable codes, in the order in which they are shown (trust.md, "Public invariants page"). */
export const INVARIANT_GROUPS = {
  queue: [
    'nobody-passed-over',
    'queue-is-submissions-less-departures',
    'queue-numbers-are-the-order',
  ],
  vouchers: [
    'vouchers-follow-decisions',
    'nothing-offered-twice',
    'no-place-given-twice',
    'offered-applications-have-one-live-voucher',
    'referrals-hold-their-place',
    'no-place-twice',
    'hold-fits-voucher',
    'group-not-over-capacity',
    'enrolled-has-contract',
    'seats-add-up',
    'targeted-vouchers-were-accepted',
    'exchanges-as-a-whole',
  ],
  attendance: [
    'marks-within-enrolment',
    'marks-in-their-sums',
    'months-answered-by-somebody',
    'no-dispute-left-behind',
  ],
  money: [
    'no-voucher-without-money',
    'iterations-never-overspend',
    'the-ledger-sums-to-zero',
    'nothing-paid-unconfirmed',
    'paid-is-what-acts-say',
  ],
  records: [
    'bundles-are-as-published',
    'every-fact-is-in-the-log',
    'the-log-is-as-written',
    'every-fact-has-its-salt',
  ],
} as const

export type InvariantGroup = keyof typeof INVARIANT_GROUPS

export const INVARIANT_NAMES = Object.values(INVARIANT_GROUPS).flat()

export type InvariantName = (typeof INVARIANT_NAMES)[number]

/** `unchecked`: the question itself failed or took too long; nobody may read that as green. */
export type InvariantOutcome = 'holds' | 'broken' | 'unchecked'

export type InvariantReport = {
  readonly name: InvariantName
  readonly outcome: InvariantOutcome
  /** How many things break it; null when unchecked. */
  readonly count: number | null
  /** The first of them, or why it could not be checked: for staff only, may name applications. */
  readonly violations: readonly string[]
}

export type InvariantCause = 'nightly' | 'on-demand' | 'doctor'

export type InvariantRefusal = 'invariants/running'

/** Worst first: what a day's mark shows when it was checked more than once. */
export const OUTCOMES: readonly InvariantOutcome[] = ['broken', 'unchecked', 'holds']

export function worstOutcome(outcomes: readonly InvariantOutcome[]): InvariantOutcome | undefined {
  return OUTCOMES.find(outcome => outcomes.includes(outcome))
}
