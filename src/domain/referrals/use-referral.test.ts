/** What families do with a referral, and what follows when they do nothing: on a real database. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aGuardianIin, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { startOfDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { releaseApplication } from '../applications/release-application.ts'
import { findHold, lockHold } from '../choice/find-holds.ts'
import { releaseHold } from '../choice/release-hold.ts'
import { draftContract } from '../contracts/draft-contract.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { declineReferral } from './decline-referral.ts'
import { extendReferral } from './extend-referral.ts'
import { findReferralsToSettle, findReferralView } from './find-referrals.ts'
import type { Referral } from './referral.ts'
import { lastDayOf } from './referral-term.ts'
import {
  aGroup,
  consent,
  newestReferral,
  pass,
  waitingFamilies,
  wish,
} from './referral-town.fixture.ts'
import { settleReferral } from './settle-referral.ts'

const db = useDatabase()
const setting = aSetting('2024-02-05T09:00')
const contracts = contractsOf(() => db.app, setting)
let child: Application
let referral: Referral

const newest = async () => (await newestReferral(db.app, child)) as Referral
const applicationNow = async () => (await findApplication(db.app, child.number))?.application
const placeState = async () => {
  const rows = await db.app
    .selectFrom('place')
    .select('state')
    .where('id', '=', referral.placeId)
    .execute()
  return rows[0]?.state
}
const lastLeaf = async () => {
  const result = await sql<{ kind: string }>`
    select kind from journal_entry where kind like 'referral.%' order by id desc limit 1`.execute(
    db.app,
  )
  return result.rows[0]?.kind
}

/** As the sweep does: everything that is due, each in its own transaction. Answers whether ours was. */
async function sweep(): Promise<boolean> {
  const due = await findReferralsToSettle(db.app, setting.clock.now(), 100)
  for (const id of due) {
    await inTransaction(db.app, tx => settleReferral(tx, SYSTEM, setting, id))
  }
  return due.includes(referral.id)
}

const extend = (day: string, actor = guardianOf(child)) =>
  inTransaction(db.app, tx =>
    extendReferral(tx, actor, setting, {
      number: child.number,
      lastDay: Temporal.PlainDate.from(day),
    }),
  )
const decline = (actor = guardianOf(child)) =>
  inTransaction(db.app, tx => declineReferral(tx, actor, setting, child.number))

/** A child with a referral, issued by the open pass on its own day. */
beforeEach(async () => {
  const group = await aGroup(db.app, setting, 1)
  const [one] = await waitingFamilies(db.app, setting, [{ childBorn: '2021-03-01' }])
  child = one as Application
  await wish(db.app, setting, child, [group])
  setting.clock.advance({ days: 14 })
  await pass(db.app, setting, 'open')
  referral = await newest()
})

describe('the family', () => {
  test('extends its referral once, until a day of its choice inside the rule', async () => {
    const first = lastDayOf(referral.validUntil).add({ days: 1 })
    const last = lastDayOf(referral.validUntil).add({ days: 30 })
    const view = await findReferralView(db.app, child.id, setting.clock.now())
    expect(view?.extension).toEqual({ first, last })
    for (const day of [first.subtract({ days: 1 }), last.add({ days: 1 })]) {
      await expect(extend(day.toString())).rejects.toMatchObject({
        code: 'referral/day-not-allowed',
        facts: { first: first.toString(), last: last.toString() },
      })
    }
    await expect(
      extend(last.toString(), { kind: 'guardian', personId: 999_999n }),
    ).rejects.toMatchObject({ name: 'NotAllowed' })
    await extend(last.toString())
    expect(lastDayOf((await newest()).validUntil).equals(last)).toBe(true)
    const hold = await findHold(db.app, referral.holdId)
    expect(hold?.until?.equals((await newest()).validUntil)).toBe(true)
    await expect(extend(last.toString())).rejects.toMatchObject({
      code: 'referral/extended-already',
    })
    expect(await lastLeaf()).toBe('referral.extended')
  })

  test('declines it: the place is free, the child stands in the queue with its time', async () => {
    await decline()
    expect(await newest()).toMatchObject({ state: 'declined' })
    expect(await applicationNow()).toMatchObject({
      state: 'queued',
      submittedAt: child.submittedAt,
      tier: child.tier,
    })
    expect(await placeState()).toBe('published')
    await expect(decline()).rejects.toMatchObject({ code: 'referral/not-issued' })
    expect(await sweep()).toBe(false)
  })

  test('is late from the first moment after the last day', async () => {
    const { validUntil } = referral
    setting.clock.advance(validUntil.subtract({ milliseconds: 1 }).since(setting.clock.now()))
    expect(await sweep()).toBe(false)
    setting.clock.advance({ milliseconds: 1 })
    await expect(decline()).rejects.toMatchObject({ code: 'referral/deadline-passed' })
    await expect(extend('2030-01-01')).rejects.toMatchObject({ code: 'referral/deadline-passed' })
  })
})

describe('a referral that nobody used', () => {
  test('lapses: the place is free, the application waits out the days of the pack and returns by itself', async () => {
    setting.clock.advance(referral.validUntil.since(setting.clock.now()))
    expect((await applicationNow())?.state).toBe('offered')
    expect(await sweep()).toBe(true)
    expect(await sweep()).toBe(false)
    expect(await newest()).toMatchObject({ state: 'lapsed' })
    expect(await placeState()).toBe('published')
    const stopped = await applicationNow()
    expect(stopped?.state).toBe('stopped')
    const until = stopped?.stoppedUntil ?? setting.clock.now()
    // Ten days, today not counted: back at the start of the eleventh.
    expect(until.equals(startOfDay(setting.clock.today().add({ days: 11 })))).toBe(true)
    setting.clock.advance({ days: 11 })
    await inTransaction(db.app, tx => releaseApplication(tx, SYSTEM, setting, child.id))
    expect(await applicationNow()).toMatchObject({
      state: 'queued',
      submittedAt: child.submittedAt,
    })
  })
})

describe('a place', () => {
  test('that was used makes the referral a seat: signed by both, the child is served', async () => {
    const number = await inTransaction(db.app, tx =>
      draftContract(tx, SYSTEM, setting, { holdId: referral.holdId }),
    )
    const contract = await contracts.contractOf(number ?? '')
    await contracts.signAsGuardian(contract)
    await contracts.signAsProvider(contract)
    expect(await sweep()).toBe(true)
    expect(await newest()).toMatchObject({ state: 'enrolled' })
    expect(await applicationNow()).toMatchObject({ state: 'served' })
    expect(await lastLeaf()).toBe('referral.enrolled')
  })

  test('that the kindergarten cannot give costs the family nothing: back in the queue at once', async () => {
    await inTransaction(db.app, async tx => {
      const hold = await lockHold(tx, referral.holdId)
      if (hold) await releaseHold(tx, SYSTEM, setting, { hold, reason: 'refused-by-provider' })
    })
    expect(await sweep()).toBe(true)
    expect(await newest()).toMatchObject({ state: 'cancelled' })
    expect(await applicationNow()).toMatchObject({ state: 'queued' })
  })
})

test('who turns down a place that it had not named is not sent there again: the consent ends', async () => {
  await decline()
  await consent(db.app, setting, child)
  setting.clock.advance({ days: 14 })
  await pass(db.app, setting, 'open')
  expect(await newest()).toMatchObject({ state: 'issued', proactive: true })
  await decline()
  setting.clock.advance({ days: 14 })
  await pass(db.app, setting, 'open')
  expect(await newest()).toMatchObject({ state: 'declined' })
})

test('two clicks at once end a referral once', async () => {
  const outcomes = await Promise.allSettled([decline(), decline(), sweep(), sweep()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  const events = await sql`
    select from application_event where application_id = ${child.id} and kind = 'referral-returned'`.execute(
    db.app,
  )
  expect(events.rows).toHaveLength(1)
})

test('a child has one valid referral at a time, a place too: the database says so', async () => {
  const twin = sql`
    insert into referral (number, application_id, child_id, programme, territory_code, provider_id, group_id,
      place_id, hold_id, round_id, turn, proactive, admission, state, issued_at, term_from, valid_until)
    select 'R-TEST', application_id, child_id, programme, territory_code, provider_id, group_id, place_id,
      (select min(id) from place_hold where id <> referral.hold_id), round_id, turn, proactive, admission,
      state, issued_at, term_from, valid_until from referral where id = ${referral.id}`
  await expect(twin.execute(db.app)).rejects.toMatchObject({
    constraint: expect.stringMatching(/referral_(one_live|hold_unique)/),
  })
})

test('guardians of other children see and touch nothing', async () => {
  const [other] = await waitingFamilies(db.app, setting, [{ guardianIin: aGuardianIin() }])
  await expect(decline(guardianOf(other as Application))).rejects.toMatchObject({
    name: 'NotAllowed',
  })
})

test('after all this every referral has its place, and every offered application its referral', async () => {
  for (const name of [
    'referrals-hold-their-place',
    'offered-applications-have-one-live-voucher',
    'queue-is-submissions-less-departures',
  ] as const) {
    const report = await inTransaction(db.app, tx => askInvariant(tx, name))
    expect(report).toMatchObject({ name, outcome: 'holds' })
  }
})
