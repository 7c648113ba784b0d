/** A city of referrals left to its worker alone: the pass of the day, the contract, the missed term, the day of vouchers. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../test/database.ts'
import { aSetting } from '../test/setting.ts'
import { aWorker, type TestWorker } from '../test/worker.ts'
import type { Application } from './domain/applications/application.ts'
import { findApplication } from './domain/applications/find-application.ts'
import { findContractsOfApplications } from './domain/contracts/find-contracts.ts'
import { askInvariant } from './domain/opendata/invariant-queries.ts'
import {
  aGroup,
  newestReferral,
  waitingFamilies,
  wish,
} from './domain/referrals/referral-town.fixture.ts'
import { inTransaction } from './platform/db/database.ts'

const db = useDatabase()
/** Monday; the day of vouchers is the first of July. */
const setting = aSetting('2025-06-02T09:00')
let worker: TestWorker
let child: Application

beforeAll(async () => {
  worker = aWorker(db, setting)
  const [one] = await waitingFamilies(db.app, setting, [{}, {}])
  child = one as Application
  await wish(db.app, setting, child, [await aGroup(db.app, setting, 1)])
})
afterAll(async () => {
  await worker.end()
})

const stateOf = async () => (await findApplication(db.app, child.number))?.application.state
const contracts = async () =>
  (await findContractsOfApplications(db.app, [child.id])).map(({ state }) => state)

/** From one evening to the next, each at seven o'clock. */
async function evenings(count: number): Promise<void> {
  for (let evening = 0; evening < count; evening += 1) {
    setting.clock.advance({ days: 1 })
    await worker.runPending()
    await worker.runPending()
  }
}

test('the place of Monday is given on Tuesday evening, with a contract to sign', async () => {
  setting.clock.advance({ hours: 10 })
  await worker.runPending()
  expect(await newestReferral(db.app, child)).toBeUndefined()
  await evenings(1)
  expect(await newestReferral(db.app, child)).toMatchObject({ state: 'issued' })
  expect(await stateOf()).toBe('offered')
  expect(await contracts()).toEqual(['drafted'])
})

test('a term that passed ends referral and contract; the application waits and comes back', async () => {
  // Five working days after Tuesday the 3rd, of which Friday the 6th is none: late from the 12th on.
  await evenings(8)
  expect(await newestReferral(db.app, child)).toMatchObject({ state: 'issued' })
  await evenings(1)
  expect(await newestReferral(db.app, child)).toMatchObject({ state: 'lapsed' })
  expect(await contracts()).toEqual(['void'])
  expect(await stateOf()).toBe('stopped')
  await evenings(10)
  expect(await stateOf()).toBe('stopped')
  // Back on the 23rd; the place that it did not take is not given to it again unasked.
  await evenings(1)
  expect(await stateOf()).toBe('queued')
})

test('on the day of vouchers the queue goes over, once; from then on no referral is issued', async () => {
  await evenings(8)
  const issued = await sql<{ at: string }>`
    select max(issued_at)::date::text as at from referral`.execute(db.app)
  expect(issued.rows[0]?.at && issued.rows[0].at < '2025-07-01').toBe(true)
  const switches = await sql<{ applications: number }>`
    select applications from referral_switch`.execute(db.app)
  expect(switches.rows).toEqual([{ applications: 2 }])
})

test('nothing failed on the way, and every promise holds', async () => {
  expect(worker.faults).toEqual([])
  for (const name of [
    'referrals-hold-their-place',
    'offered-applications-have-one-live-voucher',
    'queue-is-submissions-less-departures',
    'queue-numbers-are-the-order',
  ] as const) {
    const report = await inTransaction(db.app, tx => askInvariant(tx, name))
    expect(report).toMatchObject({ name, outcome: 'holds' })
  }
})
