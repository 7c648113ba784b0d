/** The invariants as queries that must return no rows, and how one of them is asked. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import {
  marksInTheirSums,
  marksWithinEnrolment,
  monthsAnsweredBySomebody,
  noDisputeLeftBehind,
} from './attendance-invariant-queries.ts'
import { groupNotOverCapacity, holdFitsVoucher, noPlaceTwice } from './choice-invariant-queries.ts'
import { enrolledHasContract, seatsAddUp } from './enrolment-invariant-queries.ts'
import type { InvariantName, InvariantReport } from './invariant.ts'
import {
  bundlesAreAsPublished,
  nobodyPassedOver,
  noPlaceGivenTwice,
  vouchersFollowDecisions,
} from './iteration-invariant-queries.ts'
import {
  everyFactHasItsSalt,
  everyFactIsInTheLog,
  theLogIsAsWritten,
} from './journal-invariant-queries.ts'
import {
  iterationsNeverOverspend,
  noVoucherWithoutMoney,
  theLedgerSumsToZero,
} from './money-invariant-queries.ts'
import { targetedVouchersWereAccepted } from './naming-invariant-queries.ts'
import { nothingPaidUnconfirmed, paidIsWhatActsSay } from './payment-invariant-queries.ts'
import {
  nothingOfferedTwice,
  offeredApplicationsHaveOneLiveVoucher,
  queueIsSubmissionsLessDepartures,
  queueNumbersAreTheOrder,
} from './queue-invariant-queries.ts'
import { referralsHoldTheirPlace } from './referral-invariant-queries.ts'
import { exchangesAsAWhole } from './swap-invariant-queries.ts'

/** Each row of an answer names one thing that breaks the invariant. */
const QUERIES: Readonly<Record<InvariantName, RawBuilder<{ readonly what: string }>>> = {
  'nobody-passed-over': nobodyPassedOver,
  'queue-is-submissions-less-departures': queueIsSubmissionsLessDepartures,
  'queue-numbers-are-the-order': queueNumbersAreTheOrder,
  'nothing-offered-twice': nothingOfferedTwice,
  'no-place-given-twice': noPlaceGivenTwice,
  'vouchers-follow-decisions': vouchersFollowDecisions,
  'offered-applications-have-one-live-voucher': offeredApplicationsHaveOneLiveVoucher,
  'enrolled-has-contract': enrolledHasContract,
  'referrals-hold-their-place': referralsHoldTheirPlace,
  'seats-add-up': seatsAddUp,
  'targeted-vouchers-were-accepted': targetedVouchersWereAccepted,
  'exchanges-as-a-whole': exchangesAsAWhole,
  'no-place-twice': noPlaceTwice,
  'hold-fits-voucher': holdFitsVoucher,
  'group-not-over-capacity': groupNotOverCapacity,
  'marks-within-enrolment': marksWithinEnrolment,
  'marks-in-their-sums': marksInTheirSums,
  'months-answered-by-somebody': monthsAnsweredBySomebody,
  'no-dispute-left-behind': noDisputeLeftBehind,
  'no-voucher-without-money': noVoucherWithoutMoney,
  'iterations-never-overspend': iterationsNeverOverspend,
  'the-ledger-sums-to-zero': theLedgerSumsToZero,
  'nothing-paid-unconfirmed': nothingPaidUnconfirmed,
  'paid-is-what-acts-say': paidIsWhatActsSay,
  'bundles-are-as-published': bundlesAreAsPublished,
  'every-fact-is-in-the-log': everyFactIsInTheLog,
  'the-log-is-as-written': theLogIsAsWritten,
  'every-fact-has-its-salt': everyFactHasItsSalt,
}

const SHOWN = 20
const LONGEST = '10min'

/** The large questions sort and join whole tables once a night: they get memory and time for it, in this transaction only. */
export async function giveRoom(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', ${LONGEST}, true), set_config('work_mem', '64MB', true),
    set_config('jit', 'off', true)`.execute(tx)
}

/** One statement, so one moment of the database; a question that fails leaves the transaction usable. */
export async function askInvariant(tx: Tx, name: InvariantName): Promise<InvariantReport> {
  await sql`savepoint question`.execute(tx)
  try {
    const result = await sql<{ total: number; shown: string[] }>`
      with broken as materialized (${QUERIES[name]})
      select count(*)::integer as total,
             coalesce((select array_agg(what order by what) from
               (select what from broken order by what limit ${SHOWN}) first_ones), '{}') as shown
      from broken`.execute(tx)
    await sql`release savepoint question`.execute(tx)
    const { total = 0, shown = [] } = result.rows[0] ?? {}
    const outcome = total === 0 ? 'holds' : 'broken'
    return { name, outcome, count: total, violations: shown }
  } catch (fault) {
    await sql`rollback to savepoint question`.execute(tx)
    const why = fault instanceof Error ? fault.message : String(fault)
    return { name, outcome: 'unchecked', count: null, violations: [why] }
  }
}
