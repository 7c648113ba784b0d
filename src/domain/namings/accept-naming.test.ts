/** A family accepts what a school proposes: everything at once or nothing, and what the voucher becomes afterwards. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { giveUpPlace } from '../choice/give-up-place.ts'
import { findDueHolds, releaseDueHold } from '../choice/release-due-holds.ts'
import { outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { refuseContract } from '../contracts/refuse-contract.ts'
import { findBalances } from '../ledger/post.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { acceptNaming } from './accept-naming.ts'
import { refuseNaming, withdrawNaming } from './close-naming.ts'
import { namingsOf } from './named-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act } = made
const BOOK = { programme: 'club', territory: 'aktobe', year: 2026 } as const
let school: Awaited<ReturnType<typeof aTaughtClub>>
let station: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 40 })
  station = await aTaughtClub(db.app, setting, { clubKind: 'state-club', places: 40 })
})

const moneyNow = async () => (await findBalances(db.app, BOOK)).available
const voucherOf = (application: { readonly id: bigint }) =>
  findVoucherOfApplication(db.app, application.id)
const freeIn = async (groupId: bigint) => {
  const { rows } = await sql<{ free: number }>`
    select count(*)::integer as free from place where group_id = ${groupId} and state = 'published'`.execute(
    db.app,
  )
  return rows[0]?.free
}

test('one tap: application without a queue, voucher with the money of the year, place, SMS to every representative', async () => {
  const family = await made.aFamily()
  const father = await made.aFamily({ childIin: family.childIin, source: 'declared' })
  const number = await made.aNaming(school, family)
  const before = { money: await moneyNow(), free: await freeIn(school.groupId) }
  const application = await made.accept(number, father)
  expect(application).toMatchObject({
    form: 'targeted',
    state: 'offered',
    guardianId: father.guardianId,
    guardianshipChecked: false,
  })
  const voucher = await voucherOf(application)
  // 21 000 a month, September to December.
  expect(voucher).toMatchObject({ state: 'place-held', form: 'targeted', costTiyn: 8_400_000n })
  expect(before.money - (await moneyNow())).toBe(8_400_000n)
  expect(await freeIn(school.groupId)).toBe((before.free ?? 0) - 1)
  const { rows } = await sql<{ person_id: bigint }>`
    select person_id from message where template = 'naming-accepted' and application_id = ${application.id}
    order by person_id`.execute(db.app)
  expect(rows.map(row => row.person_id)).toEqual([family.guardianId, father.guardianId])
  expect(await made.stateOf(number)).toBe('accepted')
})

test('signed by both the child is in the group, and no promise is broken', async () => {
  const { application, contract } = await made.aNamedChild(school)
  expect(contract).toMatchObject({ state: 'in-force', groupId: school.groupId })
  expect(await voucherOf(application)).toMatchObject({ state: 'enrolled' })
  expect(await made.applicationOf(application.number)).toMatchObject({ state: 'served' })
  expect(await made.brokenPromises()).toEqual([])
})

test('strangers, late answers and what is over are refused', async () => {
  const family = await made.aFamily()
  const stranger = await made.aFamily()
  const number = await made.aNaming(school, family)
  expect(await outcomeOf(made.accept(number, stranger))).toBe('NotAllowed')
  expect(await outcomeOf(made.accept('N-222-222-222', family))).toBe('NotFound')
  const actor = await made.staffOf(school)
  expect(
    await outcomeOf(
      act(async tx => withdrawNaming(tx, await made.staffOf(station), setting, { number })),
    ),
  ).toBe('NotAllowed')
  await act(tx => withdrawNaming(tx, actor, setting, { number }))
  expect(await outcomeOf(made.accept(number, family))).toBe('naming/over')
  expect(
    await outcomeOf(act(tx => refuseNaming(tx, family.guardian, setting, { number, words: null }))),
  ).toBe('naming/over')
  const refused = await made.aNaming(school, family)
  const words = 'Уақытымыз жоқ'
  await act(tx => refuseNaming(tx, family.guardian, setting, { number: refused, words }))
  expect(await made.stateOf(refused)).toBe('refused')
  const late = await made.aNaming(school, family)
  const clock = aSetting('2026-09-18T00:00')
  expect(
    await outcomeOf(act(tx => acceptNaming(tx, family.guardian, clock, { number: late }))),
  ).toBe('naming/deadline-passed')
})

test('other schools read that their proposals are over, and no SMS says more', async () => {
  const family = await made.aFamily()
  const first = await made.aNaming(school, family)
  const second = await made.aNaming(station, family)
  await made.accept(first, family)
  expect(await made.stateOf(second)).toBe('expired other-accepted')
  expect(await outcomeOf(made.accept(second, family))).toBe('naming/over')
})

test('a child with a universal voucher needs no targeted one', async () => {
  const { family, application } = await made.aQueuedFamily()
  const number = await made.aNaming(school, family)
  await made.anOffer(application)
  const other = await made.aNaming(station, family)
  await made.confirm(application)
  expect(await outcomeOf(made.accept(number, family))).toBe('naming/has-universal')
  expect(await outcomeOf(made.accept(other, family))).toBe('naming/has-universal')
})

test('where the money is not there nothing is written, and the proposal stays open', async () => {
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  await made.withoutMoney(BOOK, async () => {
    expect(await outcomeOf(act(tx => acceptNaming(tx, family.guardian, setting, { number })))).toBe(
      'naming/no-money',
    )
  })
  expect(await made.stateOf(number)).toBe('proposed')
  const { rows } = await sql`select from application where child_id = ${family.childId}`.execute(
    db.app,
  )
  expect(rows).toEqual([])
  await made.accept(number, family)
})

test('a child whose voucher ended by a long absence may be invited again: its old application makes room', async () => {
  const { family, application } = await made.aNamedChild(school)
  await sql`update contract set last_day = ${setting.clock.today()}::date, starts_on = ${setting.clock.today()}::date,
    end_reason = 'absence' where application_id = ${application.id}`.execute(db.owner)
  await sql`update enrolment set last_day = ${setting.clock.today()}::date, starts_on = ${setting.clock.today()}::date
    where application_id = ${application.id}`.execute(db.owner)
  setting.clock.advance({ days: 1 })
  await made.sweep()
  expect(await voucherOf(application)).toMatchObject({ state: 'closed', closedReason: 'absence' })
  const again = await made.accept(await made.aNaming(station, family), family)
  expect(again.number).not.toBe(application.number)
  expect(await made.applicationOf(application.number)).toMatchObject({ state: 'archived' })
})

const closings: Readonly<Record<string, (given: Given) => Promise<unknown>>> = {
  'nobody signed in time': async ({ application }) => {
    setting.clock.advance({ days: 12 })
    const { rows } = await sql<{ id: bigint }>`
      select id from place_hold where application_id = ${application.id}`.execute(db.app)
    const mine = (await findDueHolds(db.app, setting, 100)).filter(due => due.id === rows[0]?.id)
    expect(mine).toMatchObject([{ reason: 'missed' }])
    for (const due of mine) await act(tx => releaseDueHold(tx, SYSTEM, setting, due))
  },
  'the family gave the place up': ({ application, guardian }) =>
    act(tx => giveUpPlace(tx, guardian, setting, { number: application.number })),
  'the school refused, with a lawful ground': async ({ contractNumber }) => {
    const actor = await made.staffOf(school)
    const refusal = { number: contractNumber, ground: 'incomplete-papers' } as const
    await act(tx => refuseContract(tx, actor, setting, refusal))
  },
}
type Given = {
  readonly application: Awaited<ReturnType<typeof made.accept>>
  readonly guardian: Awaited<ReturnType<typeof made.aFamily>>['guardian']
  readonly contractNumber: string
}

test.each(Object.entries(closings))(
  'a place not taken (%s) closes the voucher with its money, and the school may name again',
  async (_, end) => {
    const family = await made.aFamily()
    const before = await moneyNow()
    const application = await made.accept(await made.aNaming(school, family), family)
    const draft = await made.draftOf(application)
    await end({ application, guardian: family.guardian, contractNumber: draft.number })
    expect(await voucherOf(application)).toMatchObject({ state: 'closed', closedReason: 'lapsed' })
    expect(await made.applicationOf(application.number)).toMatchObject({
      state: 'archived',
      archivedReason: 'place-unused',
    })
    expect(await moneyNow()).toBe(before)
    expect(await made.name(school, [family])).toEqual(['named'])
    await made.sweep()
    expect(await made.brokenPromises()).toEqual([])
  },
)
