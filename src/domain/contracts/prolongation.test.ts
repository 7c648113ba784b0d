/** Contracts prolonged together: each once, whoever dies in between; what is not prolonged is told with its reason. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Contract } from './contract.ts'
import { endContract } from './end-contract.ts'
import { contractsOf, outcomeOf } from './enrolled-child.fixture.ts'
import { selectEnrolment } from './enrolment-queries.ts'
import { viewProlongation } from './find-prolongations.ts'
import { orderProlongation } from './order-prolongation.ts'
import { findOpenProlongations, prolongSome } from './prolong-some.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const { act, contractOf } = made
let officer: Actor
let groupId: bigint
/** Each test has a day of its own on which its contracts end. */
let old: Temporal.PlainDate
let days = 0

beforeEach(async () => {
  const staffId = await aStaffId(db, 'officer')
  officer = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
  const groups = await aKindergarten(db.app, setting, { places: { 3: 6 } })
  groupId = groups.get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  days += 1
  old = Temporal.PlainDate.from('2026-09-01').add({ days })
})

async function ending(contract: Contract): Promise<Contract> {
  await sql`update contract set last_day = ${old} where id = ${contract.id}`.execute(db.owner)
  await sql`update enrolment set last_day = ${old} where contract_id = ${contract.id}`.execute(
    db.owner,
  )
  return contract
}
const anEnding = async () =>
  ending(await made.anEnrolled(await made.aConfirmedChild(), { groupId }))
const order = (actor = officer, lastDay = old) =>
  act(tx =>
    orderProlongation(tx, actor, setting, { territory: 'taraz', programme: 'preschool', lastDay }),
  )
const piece = (id: bigint, limit?: number) =>
  act(tx => prolongSome(tx, SYSTEM, setting, { id, ...(limit === undefined ? {} : { limit }) }))
const report = (id: bigint, actor = officer) =>
  viewProlongation(db.app, actor, id, { limit: 50, offset: 0 })
const lastDayOf = async ({ number }: Contract) => (await contractOf(number)).lastDay?.toString()
const traces = async ({ number, id }: Contract) => {
  const leaves = await sql`select from journal_entry
    where kind = 'contract.prolonged' and leaf like ${`%${number}%`}`.execute(db.owner)
  const messages = await sql`select from message where template = 'contract-prolonged'
    and event_key like ${`contract-prolonged:${id}:%`}`.execute(db.owner)
  return [leaves.rows.length, messages.rows.length]
}

test('an officer of the territory orders it, where rules follow', async () => {
  const stranger = { ...officer, territory: 'shymkent' } as Actor
  expect(await outcomeOf(order(stranger))).toBe('NotAllowed')
  const beyond = Temporal.PlainDate.from('2027-12-31')
  expect(await outcomeOf(order(officer, beyond))).toBe('contract/nothing-follows')
  expect(await outcomeOf(act(tx => prolongSome(tx, officer, setting, { id: 1n })))).toBe(
    'NotAllowed',
  )
})

test('every contract that ends with the old rules is moved once, the family told; the others with their reason', async () => {
  const contract = await anEnding()
  const leavingChild = await made.aConfirmedChild()
  const leaving = await ending(await made.anEnrolled(leavingChild, { groupId }))
  const end = { number: leaving.number, reason: 'guardian', lastDay: old } as const
  await act(tx => endContract(tx, guardianOf(leavingChild), setting, end))
  const draft = await ending(await made.aDraft(await made.aConfirmedChild(), { groupId }))
  const id = await order()
  expect((await report(id)).waiting).toBe(3)
  expect(await piece(id)).toBe(3)
  expect(await piece(id)).toBe(0)
  expect(await lastDayOf(contract)).toBe('2027-12-31')
  expect((await selectEnrolment(db.app, contract.id))?.lastDay?.toString()).toBe('2027-12-31')
  expect(await traces(contract)).toEqual([1, 1])
  const { counts, left, waiting, prolongation } = await report(id)
  expect(Object.fromEntries(counts)).toEqual({ prolonged: 1, 'end-set': 1, 'not-signed': 1 })
  expect(left.map(one => [one.number, one.outcome])).toEqual([
    [leaving.number, 'end-set'],
    [draft.number, 'not-signed'],
  ])
  expect([waiting, prolongation.finishedAt === null]).toEqual([0, false])
  expect(await lastDayOf(leaving)).toBe(old.toString())
})

test('killed midway, the next goes on where it stopped: nothing is done twice', async () => {
  const contracts = [await anEnding(), await anEnding(), await anEnding()]
  const id = await order()
  expect(await piece(id, 1)).toBe(1)
  const killed = act(async tx => {
    await prolongSome(tx, SYSTEM, setting, { id, limit: 1 })
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect((await report(id)).waiting).toBe(2)
  expect(await findOpenProlongations(db.app, 10)).toContain(id)
  // Two workers at once: the second waits for the first and finds what is left.
  await Promise.all([piece(id, 1), piece(id, 1)])
  await made.sweep()
  expect((await report(id)).prolongation.finishedAt).not.toBeNull()
  for (const contract of contracts) {
    expect(await lastDayOf(contract)).toBe('2027-12-31')
    expect(await traces(contract)).toEqual([1, 1])
  }
})

test('more than one piece are done by the jobs alone, each planned with the one before', async () => {
  const contracts = [await anEnding(), await anEnding()]
  const id = await order()
  const planned = () =>
    sql<{ run_at: Temporal.Instant }>`
      select run_at from graphile_worker.jobs where key = ${`prolong:${id}`}`.execute(db.owner)
  expect((await planned()).rows).toHaveLength(1)
  await piece(id, 2)
  // As many as asked for: there may be more, so the next piece is planned.
  expect((await report(id)).prolongation.finishedAt).toBeNull()
  expect((await planned()).rows).toHaveLength(1)
  expect(await piece(id, 2)).toBe(0)
  expect((await report(id)).prolongation.finishedAt).not.toBeNull()
  expect((await report(id)).counts.get('prolonged')).toBe(contracts.length)
})

test('ordered twice while it runs it is one; ordered again later it finds what came meanwhile', async () => {
  await anEnding()
  const id = await order()
  expect(await order()).toBe(id)
  await piece(id)
  const late = await anEnding()
  const again = await order()
  expect(again).not.toBe(id)
  await piece(again)
  expect(await lastDayOf(late)).toBe('2027-12-31')
  expect(Object.fromEntries((await report(again)).counts)).toEqual({ prolonged: 1 })
})

test('another territory’s officer finds no report', async () => {
  const id = await order()
  const stranger = { ...officer, territory: 'shymkent' } as Actor
  expect(await outcomeOf(report(id, stranger))).toBe('NotFound')
})
