/** What the worker does for referrals in its minute sweep: ends, the day a territory goes over, the passes of the day, the calls of its morning. */
import type { Each } from './contract-work.ts'
import { callDueFamilies } from './domain/referrals/call-families.ts'
import { findReferralsToSettle } from './domain/referrals/find-referrals.ts'
import { holdDueReferralRounds } from './domain/referrals/hold-due-referral-rounds.ts'
import { runDueSwitches } from './domain/referrals/run-due-switches.ts'
import { settleReferral } from './domain/referrals/settle-referral.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import type { Database } from './platform/db/database.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

type ReferralDeps = {
  readonly database: Database
  readonly setting: Setting
  readonly report: (message: string) => (fault: unknown) => void
}

/** Ends first: a place that nobody used may be given today, and an application whose day is over takes no part. */
export async function sweepReferrals(
  { database, setting, report }: ReferralDeps,
  each: Each,
): Promise<void> {
  await each(
    'settle referral',
    () => findReferralsToSettle(database, setting.clock.now(), BATCH),
    (tx, id) => settleReferral(tx, ACTOR, setting, id),
  )
  await runDueSwitches(database, ACTOR, setting, report('switch of a regime: not done'))
  await holdDueReferralRounds(database, ACTOR, setting, report('pass over referrals: not held'))
  // After the passes: who has got a referral in one of them is not asked to choose any more.
  await callDueFamilies(database, ACTOR, setting, report('families in turn: not told'))
}
