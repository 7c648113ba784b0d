/** Documented absence: the seat is lent, the return is guaranteed; early booking waits for the child that leaves. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Application } from '../applications/application.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import type { Contract } from './contract.ts'
import { endContract } from './end-contract.ts'
import { endLeave } from './end-leave.ts'
import { contractsOf, leavesOf, outcomeOf } from './enrolled-child.fixture.ts'
import { selectEnrolment } from './enrolment-queries.ts'
import { startLeave } from './start-leave.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const { act, groupNow, sweep } = made
let child: Application
let contract: Contract
let groupId: bigint

/** A group of two seats; one child sits there. */
beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  groupId = groups.get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
  contract = await made.anEnrolled(child, { groupId })
  setting.clock.advance({ days: 1 })
})

const inDays = (days: number) => setting.clock.today().add({ days })
async function start(from: number, to: number, number = contract.number) {
  const provider = await made.providerActor(contract)
  const input = { number, startsOn: inDays(from), lastDay: inDays(to) }
  return outcomeOf(act(tx => startLeave(tx, provider, setting, input)))
}
async function comeBack() {
  const provider = await made.providerActor(contract)
  return outcomeOf(act(tx => endLeave(tx, provider, setting, contract.number)))
}

/** Takes the lent place for another child, for its days. */
async function lend(other: Application): Promise<Contract> {
  const { rows } = await sql<{
    id: bigint
    starts_on: Temporal.PlainDate
    last_day: Temporal.PlainDate
  }>`
    update place set state = 'withdrawn', withdrawal_reason = 'test'
    where group_id = ${groupId} and state = 'published' and cause = 'absence' returning id, starts_on, last_day`.execute(
    db.owner,
  )
  const [place] = rows
  const lent = await made.anEnrolled(other, {
    groupId,
    admission: 'temporary',
    startsOn: `${place?.starts_on}`,
    lastDay: `${place?.last_day}`,
  })
  await sql`update leave_of_absence set place_id = ${lent.placeId} where place_id = ${place?.id}`.execute(
    db.owner,
  )
  return lent
}

describe('an absence', () => {
  test('lends the seat for its days; a child that nobody replaced finds its seat, and the place is gone', async () => {
    const before = await groupNow(groupId)
    expect(await start(1, 30)).toBeUndefined()
    expect(await groupNow(groupId)).toEqual({ ...before, away: 1, places: 'temporary absence' })
    expect(await start(40, 50)).toBe('leave/overlaps')
    setting.clock.advance({ days: 30 })
    await sweep()
    expect((await groupNow(groupId))?.away).toBe(1)
    setting.clock.advance({ days: 1 })
    await sweep()
    expect(await groupNow(groupId)).toEqual(before)
    expect(await comeBack()).toBe('leave/not-away')
    expect((await leavesOf(db.app, child)).filter(kind => kind.startsWith('leave'))).toEqual([
      'leave.started',
      'leave.ended',
    ])
  })

  test("guarantees the return: the other child's contract ends the day before, its voucher is kept", async () => {
    await start(1, 20)
    const other = await made.aConfirmedChild()
    const lent = await lend(other)
    expect(lent.lastDay?.toString()).toBe(inDays(20).toString())
    expect(await groupNow(groupId)).toMatchObject({ enrolled: 2, away: 1 })
    expect(await comeBack()).toBe('leave/seat-lent')
    setting.clock.advance({ days: 21 })
    await sweep()
    expect(await made.contractOf(lent.number)).toMatchObject({
      state: 'ended',
      endReason: 'return-of-absent',
    })
    expect((await findVoucherOfApplication(db.app, other.id))?.state).toBe('held')
    expect(await groupNow(groupId)).toEqual({ enrolled: 1, away: 0, places: '' })
    expect(await selectEnrolment(db.app, contract.id)).toMatchObject({ seated: true })
  })

  test('whose child never returns leaves the seat to the one who sits there, and then to the next', async () => {
    await start(1, 20)
    const lent = await lend(await made.aConfirmedChild())
    const { number } = contract
    await act(tx =>
      endContract(tx, guardianOf(child), setting, {
        number,
        reason: 'guardian',
        lastDay: inDays(5),
      }),
    )
    setting.clock.advance({ days: 6 })
    await sweep()
    expect(await groupNow(groupId)).toEqual({ enrolled: 1, away: 0, places: '' })
    expect((await made.contractOf(lent.number)).state).toBe('in-force')
    setting.clock.advance({ days: 16 })
    await sweep()
    expect((await made.contractOf(lent.number)).state).toBe('ended')
    expect(await groupNow(groupId)).toEqual({ enrolled: 0, away: 0, places: 'general freed' })
  })

  test('whose lent seat is left early is lent again for the days that remain', async () => {
    await start(1, 20)
    const other = await made.aConfirmedChild()
    const { number } = await lend(other)
    const leaving = { number, reason: 'guardian', lastDay: inDays(3) } as const
    await act(tx => endContract(tx, guardianOf(other), setting, leaving))
    setting.clock.advance({ days: 4 })
    await sweep()
    expect(await groupNow(groupId)).toEqual({ enrolled: 1, away: 1, places: 'temporary absence' })
    setting.clock.advance({ days: 17 })
    await sweep()
    expect(await groupNow(groupId)).toEqual({ enrolled: 1, away: 0, places: '' })
  })

  test('lies within the contract and not in the past', async () => {
    expect(await start(-1, 5)).toBe('leave/day-passed')
    expect(await start(5, 4)).toBe('leave/day-passed')
    expect(await start(1, 2000)).toBe('leave/outside-contract')
    const other = await made.anEnrolled(await made.aConfirmedChild(), {
      groupId,
      startsOn: inDays(40).toString(),
    })
    expect(await start(1, 5, other.number)).toBe('leave/outside-contract')
  })
})

test('a child of early booking sits down on its first day, on the seat of the one who left for school', async () => {
  await db.owner
    .updateTable('provider_group')
    .set({ capacity: 1 })
    .where('id', '=', groupId)
    .execute()
  await sql`update place set state = 'withdrawn', withdrawal_reason = 'test' where group_id = ${groupId} and state = 'published'`.execute(
    db.owner,
  )
  const booked = await made.anEnrolled(await made.aConfirmedChild(), {
    groupId,
    admission: 'early-booking',
    startsOn: inDays(30).toString(),
  })
  expect(await selectEnrolment(db.app, booked.id)).toMatchObject({ seated: false })
  expect(await groupNow(groupId)).toMatchObject({ enrolled: 1 })
  const { number } = contract
  await act(tx =>
    endContract(tx, guardianOf(child), setting, { number, reason: 'school', lastDay: inDays(20) }),
  )
  setting.clock.advance({ days: 21 })
  await sweep()
  // Nothing is published: the seat is for the child that booked it.
  expect(await groupNow(groupId)).toEqual({ enrolled: 0, away: 0, places: '' })
  setting.clock.advance({ days: 9 })
  await sweep()
  await sweep()
  expect(await groupNow(groupId)).toMatchObject({ enrolled: 1 })
  expect(await selectEnrolment(db.app, booked.id)).toMatchObject({ seated: true })
})
