/** Contracts with clubs: their term, changing club without a new application, what a lost place leaves to the child. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aBudget, aClub, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting, territoryData } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { joinList } from '../choice/join-list.ts'
import { findBalances } from '../ledger/post.ts'
import { adoptData } from '../territories/adopt-data.ts'
import { findVouchersOfApplication } from '../vouchers/find-vouchers.ts'
import { selectDocument } from './contract-queries.ts'
import { endContractsOfProvider } from './end-contracts-of-provider.ts'
import { contractsOf } from './enrolled-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const made = contractsOf(() => db.app, setting)
const { act, anEnrolled, contractOf, sweep } = made
const book = { programme: 'club', territory: 'aktobe', year: 2026 } as const
let child: Application
let first: Awaited<ReturnType<typeof aTaughtClub>>
let second: Awaited<ReturnType<typeof aTaughtClub>>

beforeEach(async () => {
  first = await aTaughtClub(db.app, setting)
  second = await aTaughtClub(db.app, setting)
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  child = await made.aConfirmedChild({ programme: 'club' })
})

const days = ({ startsOn, lastDay }: { startsOn: unknown; lastDay: unknown }) =>
  `${startsOn} ${lastDay}`
const today = () => setting.clock.today()
const vouchers = () => findVouchersOfApplication(db.app, child.id)

/** The rules of clubs with one other value, as a new version. */
async function letClubsChangeFrom(value: 'next-lesson' | 'next-month'): Promise<void> {
  const packs = territoryData.packs.map(pack =>
    pack.regime === 'single-voucher'
      ? {
          ...pack,
          version: `${pack.version}-${value}`,
          values: {
            ...pack.values,
            'club.changeFrom': { ...pack.values['club.changeFrom'], value },
          },
        }
      : pack,
  )
  await act(tx => adoptData(tx, SYSTEM, setting, { ...territoryData, packs }))
}

test('a contract speaks of lessons, begins tomorrow and lasts a year at most', async () => {
  const contract = await anEnrolled(child, { groupId: first.groupId })
  const tomorrow = today().add({ days: 1 })
  expect(days(contract)).toBe(`${tomorrow} ${tomorrow.add({ years: 1 }).subtract({ days: 1 })}`)
  const text = await selectDocument(db.app, contract)
  expect(text).toContain('бірыңғай ваучер')
  expect(text).toContain('по расписанию занятий')
  expect(await vouchers()).toMatchObject([{ state: 'enrolled', form: 'universal' }])
  expect(await made.brokenPromises()).toEqual([])
})

test('changing club needs no application: voucher and money follow from the next lesson, the old contract stays in history', async () => {
  const old = await anEnrolled(child, { groupId: first.groupId })
  const reserved = (await findBalances(db.app, book)).reserved
  setting.clock.advance({ days: 10 })
  await act(tx =>
    joinList(tx, guardianOf(child), setting, {
      number: child.number,
      groupId: second.groupId,
      admissions: ['general'],
    }),
  )
  const next = await anEnrolled(child, { groupId: second.groupId })
  expect(`${next.startsOn}`).toBe(`${today().add({ days: 1 })}`)
  expect(await contractOf(old.number)).toMatchObject({ state: 'in-force', endReason: 'transfer' })
  expect(`${(await contractOf(old.number)).lastDay}`).toBe(`${today()}`)
  setting.clock.advance({ days: 1 })
  await sweep()
  expect(await contractOf(old.number)).toMatchObject({ state: 'ended' })
  expect(await vouchers()).toMatchObject([{ state: 'enrolled' }])
  expect((await findBalances(db.app, book)).reserved).toBe(reserved)
  expect(await made.groupNow(first.groupId)).toMatchObject({ enrolled: 0 })
  expect(await made.groupNow(second.groupId)).toMatchObject({ enrolled: 1 })
  expect(await made.brokenPromises()).toEqual([])
})

test('where the rules say so a change counts from the next month, a first contract does not wait', async () => {
  await letClubsChangeFrom('next-month')
  const old = await anEnrolled(child, { groupId: first.groupId })
  expect(`${old.startsOn}`).toBe(`${today().add({ days: 1 })}`)
  setting.clock.advance({ days: 3 })
  const next = await anEnrolled(child, { groupId: second.groupId })
  const firstOfNext = today().with({ day: 1 }).add({ months: 1 })
  expect(`${next.startsOn}`).toBe(`${firstOfNext}`)
  expect(`${(await contractOf(old.number)).lastDay}`).toBe(`${firstOfNext.subtract({ days: 1 })}`)
  expect(await made.brokenPromises()).toEqual([])
})

test('a club that left the list, or a year that is over, leaves the child its voucher and its money', async () => {
  const contract = await anEnrolled(child, { groupId: first.groupId })
  setting.clock.advance({ days: 2 })
  await act(tx =>
    endContractsOfProvider(tx, SYSTEM, setting, { providerId: first.providerId, lastDay: today() }),
  )
  setting.clock.advance({ days: 1 })
  await sweep()
  expect(await contractOf(contract.number)).toMatchObject({ state: 'ended' })
  expect(await vouchers()).toMatchObject([{ state: 'held', closedReason: null }])
  // One contract more, and the child is enrolled again: by the same voucher, from the same application.
  const again = await anEnrolled(child, { groupId: second.groupId })
  expect(await vouchers()).toMatchObject([{ state: 'enrolled' }])
  setting.clock.advance({ days: 367 })
  await sweep()
  expect(await contractOf(again.number)).toMatchObject({ state: 'ended', endReason: 'term-over' })
  expect(await vouchers()).toMatchObject([{ state: 'held', closedReason: null }])
})

test('nobody signs with a club while a gate is shut, and the family reads why', async () => {
  const untaught = await aClub(db.app, setting)
  const contract = await made.aDraft(child, { groupId: untaught.groupId })
  await expect(made.signAsGuardian(contract)).rejects.toMatchObject({
    code: 'gate/programme-closed',
  })
  const taught = await made.aDraft(await made.aConfirmedChild({ programme: 'club' }), {
    groupId: first.groupId,
  })
  await made.signAsGuardian(taught)
  // The coach left between the two signatures: the week is nobody's.
  await sql`update coach set left_on = ${today().subtract({ days: 1 })} where id = ${first.coachId}`.execute(
    db.owner,
  )
  await expect(made.signAsProvider(taught)).rejects.toMatchObject({ code: 'gate/programme-closed' })
})
