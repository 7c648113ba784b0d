/** The end of a contract: its last day, the free seat, the voucher, transfers, refusals. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { findBalances } from '../ledger/post.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { type EndContract, endContract } from './end-contract.ts'
import { contractsOf, leavesOf, outcomeOf } from './enrolled-child.fixture.ts'
import { selectEnrolment } from './enrolment-queries.ts'
import { freeSeat } from './free-seat.ts'
import { refuseContract } from './refuse-contract.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const { act, contractOf, anEnrolled, groupNow, sweep, brokenPromises } = made
const officer: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
let child: Application
let groupId: bigint

beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  groupId = groups.get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
})

const day = (text: string) => Temporal.PlainDate.from(text)
const voucherState = async () => (await findVoucherOfApplication(db.app, child.id))?.state
const applicationState = async () =>
  (await findApplication(db.app, child.number))?.application.state
const end = (
  number: string,
  lastDay: string,
  actor: Actor = guardianOf(child),
  reason: EndContract['reason'] = 'guardian',
) =>
  outcomeOf(act(tx => endContract(tx, actor, setting, { number, reason, lastDay: day(lastDay) })))
const messages = async (template: string, application = child) =>
  (
    await sql`select from message where template = ${template} and application_id = ${application.id}`.execute(
      db.app,
    )
  ).rows.length

describe('the last day', () => {
  test('that a family names is the last; the day after, the seat is published and the voucher is kept with its money', async () => {
    const contract = await anEnrolled(child, { groupId })
    const before = await groupNow(groupId)
    const money = await findBalances(db.app, {
      programme: 'preschool',
      territory: 'taraz',
      year: 2026,
    })
    expect(await end(contract.number, '2026-07-05')).toBe('contract/day-passed')
    expect(await end(contract.number, '2026-07-20')).toBeUndefined()
    expect(await end(contract.number, '2026-07-25')).toBe('contract/already-ending')
    setting.clock.advance({ days: 14 })
    await sweep()
    expect(await groupNow(groupId)).toEqual(before)
    expect(await voucherState()).toBe('enrolled')
    setting.clock.advance({ days: 1 })
    await sweep()
    await sweep()
    expect(await contractOf(contract.number)).toMatchObject({
      state: 'ended',
      endReason: 'guardian',
    })
    expect(await groupNow(groupId)).toEqual({
      enrolled: (before?.enrolled ?? 0) - 1,
      away: 0,
      places: 'general freed',
    })
    expect(await voucherState()).toBe('held')
    expect(
      await findBalances(db.app, { programme: 'preschool', territory: 'taraz', year: 2026 }),
    ).toEqual(money)
    expect(await messages('place-lost')).toBe(1)
    const leaves = await leavesOf(db.app, child)
    expect(leaves.filter(kind => kind.endsWith('.ended'))).toEqual([
      'contract.ended',
      'enrolment.ended',
    ])
    const jobs = await sql`select from journal_entry where kind = 'place.freed'`.execute(db.app)
    expect(jobs.rows).toHaveLength(1)
    expect(await brokenPromises()).toEqual([])
  })

  test('frees one seat, however many workers see that it has passed', async () => {
    const contract = await anEnrolled(child, { groupId })
    await end(contract.number, setting.clock.today().add({ days: 1 }).toString())
    setting.clock.advance({ days: 2 })
    const free = () => act(tx => freeSeat(tx, SYSTEM, setting, contract.id))
    expect((await Promise.all([free(), free(), free()])).sort()).toEqual([false, false, true])
    expect(await groupNow(groupId)).toEqual({ enrolled: 0, away: 0, places: 'general freed' })
    expect(await messages('place-lost')).toBe(1)
  })

  test('before the first one means that the contract never began: the place is free at once, with its own first day', async () => {
    const contract = await anEnrolled(child, { groupId, startsOn: '2026-09-01' })
    await end(contract.number, setting.clock.today().add({ days: 3 }).toString())
    await sweep()
    expect((await contractOf(contract.number)).state).toBe('ended')
    expect(await selectEnrolment(db.app, contract.id)).toMatchObject({
      neverBegan: true,
      seated: false,
    })
    const { rows } = await sql<{ starts_on: Temporal.PlainDate }>`
      select starts_on from place where group_id = ${groupId} and cause = 'freed'`.execute(db.app)
    expect(rows.map(row => row.starts_on.toString())).toEqual(['2026-09-01'])
    expect(await voucherState()).toBe('held')
    expect(await brokenPromises()).toEqual([])
  })

  test('of a child that goes to school ends voucher and application; the department tells the family', async () => {
    const contract = await anEnrolled(child, { groupId })
    const last = setting.clock.today().add({ days: 2 }).toString()
    expect(await end(contract.number, last, { ...officer, territory: 'shymkent' }, 'school')).toBe(
      'NotAllowed',
    )
    expect(await end(contract.number, last, officer, 'school')).toBeUndefined()
    expect(await messages('contract-ending')).toBe(1)
    setting.clock.advance({ days: 3 })
    await sweep()
    expect(await voucherState()).toBe('closed')
    expect(await applicationState()).toBe('archived')
    expect(await brokenPromises()).toEqual([])
  })

  test('is not published by a kindergarten that left the list, nor in a group that is full all the same', async () => {
    const contract = await anEnrolled(child, { groupId })
    await db.owner
      .updateTable('provider')
      .set({ listed_to: setting.clock.today() })
      .where('id', '=', contract.providerId)
      .execute()
    await end(contract.number, setting.clock.today().add({ days: 1 }).toString())
    setting.clock.advance({ days: 2 })
    await sweep()
    expect((await groupNow(groupId))?.places).toBe('')
    const other = await made.aConfirmedChild()
    const groups = await aKindergarten(db.app, setting, { places: { 3: 1 } })
    const full = groups.get(3) ?? 0n
    const second = await anEnrolled(other, { groupId: full })
    await db.owner
      .updateTable('provider_group')
      .set({ capacity: 1 })
      .where('id', '=', full)
      .execute()
    await end(second.number, setting.clock.today().add({ days: 1 }).toString(), guardianOf(other))
    setting.clock.advance({ days: 2 })
    await sweep()
    // One place is published already, and the group has one seat.
    expect(await groupNow(full)).toMatchObject({ enrolled: 0, places: '' })
  })
})

describe('a transfer', () => {
  test('ends the old contract the day before, keeps the voucher, and frees the old seat after that day', async () => {
    const old = await anEnrolled(child, { groupId })
    setting.clock.advance({ days: 20 })
    const groups = await aKindergarten(db.app, setting, { places: { 3: 1 } })
    const next = groups.get(3) ?? 0n
    const contract = await anEnrolled(child, { groupId: next })
    expect(contract.previousId).toBe(old.id)
    const ended = await contractOf(old.number)
    expect(ended).toMatchObject({ state: 'in-force', endReason: 'transfer' })
    expect(ended.lastDay?.add({ days: 1 }).toString()).toBe(contract.startsOn.toString())
    expect(await voucherState()).toBe('enrolled')
    setting.clock.advance({ days: 2 })
    await sweep()
    expect((await contractOf(old.number)).state).toBe('ended')
    expect(await voucherState()).toBe('enrolled')
    expect(await groupNow(groupId)).toMatchObject({ enrolled: 0, places: 'general freed' })
    expect((await groupNow(next))?.enrolled).toBe(1)
    expect(await messages('place-lost')).toBe(0)
    expect(await brokenPromises()).toEqual([])
  })

  test('with the old seat already lost while the next place is held: the voucher goes straight on', async () => {
    const old = await anEnrolled(child, { groupId })
    const groups = await aKindergarten(db.app, setting, { places: { 3: 1 } })
    await end(old.number, setting.clock.today().add({ days: 1 }).toString())
    const contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
    setting.clock.advance({ days: 2 })
    await sweep()
    expect(await voucherState()).toBe('place-held')
    await made.signAsGuardian(contract)
    await made.signAsProvider(contract)
    expect(await voucherState()).toBe('enrolled')
    expect(await brokenPromises()).toEqual([])
  })

  test('two days in two kindergartens cannot be written, whoever asks', async () => {
    const old = await anEnrolled(child, { groupId })
    const enrolment = await selectEnrolment(db.app, old.id)
    const copy = sql`insert into enrolment (contract_id, application_id, child_id, programme, provider_id, group_id, place_id,
        territory_code, starts_on, seated, created_at)
      select contract_id, application_id, child_id, programme, provider_id, group_id, place_id, territory_code,
        starts_on + 3, seated, created_at from enrolment where id = ${enrolment?.id}`
    await sql`alter table enrolment drop constraint enrolment_contract_unique, drop constraint enrolment_place_unique`.execute(
      db.owner,
    )
    await expect(copy.execute(db.owner)).rejects.toMatchObject({
      constraint: 'enrolment_no_overlap',
    })
  })
})

describe('a refusal of the kindergarten', () => {
  test('needs a ground of the rules, frees the place and gives the voucher back', async () => {
    const contract = await made.aDraft(child, { groupId })
    const provider = await made.providerActor(contract)
    const refuse = (ground: string, actor = provider) =>
      outcomeOf(
        act(tx =>
          refuseContract(tx, actor, setting, {
            number: contract.number,
            ground: ground as 'expired-papers',
          }),
        ),
      )
    expect(await refuse('family-is-rude')).toBe('contract/ground-not-allowed')
    expect(await refuse('expired-papers', officer)).toBe('NotAllowed')
    expect(await refuse('expired-papers')).toBeUndefined()
    expect(await contractOf(contract.number)).toMatchObject({
      state: 'refused',
      refusalGround: 'expired-papers',
    })
    expect(await voucherState()).toBe('confirmed')
    expect(await messages('contract-refused')).toBe(1)
    expect(await refuse('expired-papers')).toBe('contract/over')
    await sweep()
    expect((await contractOf(contract.number)).state).toBe('refused')
    expect(await outcomeOf(made.signAsGuardian(contract))).toBe('contract/hold-over')
  })
})
