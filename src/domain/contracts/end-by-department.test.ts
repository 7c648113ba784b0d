/** Contracts that others end: a kindergarten leaves the list, or a place was not the family's will. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Application } from '../applications/application.ts'
import { answerCase } from '../cases/answer-case.ts'
import { findCasesOfApplications, findOpenCases } from '../cases/find-cases.ts'
import { openCase } from '../cases/open-case.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { endContractsOfProvider } from './end-contracts-of-provider.ts'
import { contractsOf, outcomeOf } from './enrolled-child.fixture.ts'
import { selectEnrolment } from './enrolment-queries.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const { act, contractOf, anEnrolled, sweep, brokenPromises } = made
const officer: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
let child: Application
let groupId: bigint

beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  groupId = groups.get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
})

const voucherState = async () => (await findVoucherOfApplication(db.app, child.id))?.state
const messages = async (template: string, application = child) =>
  (
    await sql`select from message where template = ${template} and application_id = ${application.id}`.execute(
      db.app,
    )
  ).rows.length

describe('a kindergarten that leaves the list', () => {
  test('ends its contracts on its last day; families keep their vouchers and are told', async () => {
    const contract = await anEnrolled(child, { groupId })
    const waiting = await made.aConfirmedChild()
    const draft = await made.aDraft(waiting, { groupId })
    const lastDay = setting.clock.today().add({ days: 5 })
    const input = { providerId: contract.providerId, lastDay }
    expect(await act(tx => endContractsOfProvider(tx, officer, setting, input))).toEqual({
      ended: 1,
      voided: 1,
    })
    expect(await act(tx => endContractsOfProvider(tx, officer, setting, input))).toEqual({
      ended: 0,
      voided: 0,
    })
    expect((await contractOf(draft.number)).state).toBe('void')
    expect((await findVoucherOfApplication(db.app, waiting.id))?.state).toBe('confirmed')
    setting.clock.advance({ days: 6 })
    await sweep()
    expect(await contractOf(contract.number)).toMatchObject({
      state: 'ended',
      endReason: 'provider-excluded',
    })
    expect(await voucherState()).toBe('held')
    expect(await messages('contract-ending')).toBe(1)
  })

  test('is found by the sweep when its day has passed', async () => {
    const contract = await anEnrolled(child, { groupId })
    await db.owner
      .updateTable('provider')
      .set({ listed_to: setting.clock.today().add({ days: 3 }) })
      .where('id', '=', contract.providerId)
      .execute()
    setting.clock.advance({ days: 4 })
    await sweep()
    expect((await contractOf(contract.number)).state).toBe('ended')
    expect(await voucherState()).toBe('held')
  })
})

describe('"this is not my child\'s place"', () => {
  test("is answered within the days of the rules; upheld, it ends the contract and the voucher is the family's again", async () => {
    const open = (words = '') =>
      outcomeOf(
        act(tx =>
          openCase(tx, guardianOf(child), setting, {
            number: child.number,
            kind: 'not-my-child',
            words,
          }),
        ),
      )
    expect(await open()).toBe('case/no-enrolment')
    const contract = await anEnrolled(child, { groupId })
    const number = String(await open('Біз қол қойған жоқпыз'))
    const [one] = await findOpenCases(db.app, ['taraz'], 10)
    expect(one).toMatchObject({
      number,
      applicationNumber: child.number,
      enrolmentId: (await selectEnrolment(db.app, contract.id))?.id,
    })
    // The database's own word; pages tell it as `case/already-open`.
    expect(await open()).toBe('23505')
    const answer = (actor: Actor, outcome: 'upheld' | 'dismissed' = 'upheld') =>
      outcomeOf(
        act(tx => answerCase(tx, actor, setting, { number, outcome, answer: 'Тексерілді' })),
      )
    expect(await answer(guardianOf(child))).toBe('NotAllowed')
    expect(await answer(officer)).toBeUndefined()
    expect(await answer(officer, 'dismissed')).toBe('case/answered')
    await sweep()
    expect(await contractOf(contract.number)).toMatchObject({
      state: 'ended',
      endReason: 'not-my-child',
    })
    expect(await voucherState()).toBe('held')
    expect(await messages('case-answered')).toBe(1)
    expect(await findCasesOfApplications(db.app, [child.id])).toMatchObject([
      { state: 'answered', outcome: 'upheld' },
    ])
    const { rows } = await sql<{
      leaf: string
    }>`select leaf from journal_entry where kind like 'case.%' order by id`.execute(db.app)
    expect(rows.map(row => row.leaf).join()).not.toMatch(/қойған|Тексерілді/)
    expect(await brokenPromises()).toEqual([])
  })

  test("of somebody else's child is not opened; a complaint needs words", async () => {
    const other = await submit(db.app, setting)
    const open = (actor: Actor, words: string) =>
      outcomeOf(
        act(tx => openCase(tx, actor, setting, { number: child.number, kind: 'complaint', words })),
      )
    expect(await open(guardianOf(other), 'Сөз')).toBe('NotAllowed')
    expect(await open(guardianOf(child), ' ')).toBe('BadInput')
    expect(await open(guardianOf(child), 'x'.repeat(2001))).toBe('BadInput')
    expect(await open(guardianOf(child), 'Сөз')).toMatch(/^[0-9A-Z]{3}-/)
  })
})
