/** Contracts by themselves: drawn up for a held place, void when it lapses, ended when a family was right, freed day by day. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aStaffId } from '../test/office.ts'
import { aSetting } from '../test/setting.ts'
import { aWorker, type TestWorker } from '../test/worker.ts'
import type { Application } from './domain/applications/application.ts'
import { answerCase } from './domain/cases/answer-case.ts'
import { openCase } from './domain/cases/open-case.ts'
import { DRAFT_CONTRACT } from './domain/choice/hold.ts'
import { contractsOf } from './domain/contracts/enrolled-child.fixture.ts'
import { findContractsOfApplications } from './domain/contracts/find-contracts.ts'
import { viewProlongation } from './domain/contracts/find-prolongations.ts'
import { orderProlongation } from './domain/contracts/order-prolongation.ts'
import { findVoucherOfApplication } from './domain/vouchers/find-vouchers.ts'
import type { Actor } from './platform/access/actor.ts'
import { planJob } from './platform/jobs/plan-job.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const made = contractsOf(() => db.app, setting)
const officer: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
const causes: unknown[] = []
let worker: TestWorker
let groupId: bigint
let child: Application

beforeAll(() => {
  worker = aWorker(db, setting, async (_database, _actor, _setting, cause) => causes.push(cause))
})
afterAll(async () => {
  await worker.end()
})

beforeEach(async () => {
  groupId = (await aKindergarten(db.app, setting, { places: { 3: 3 } })).get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
})

const contractsOfChild = () => findContractsOfApplications(db.app, [child.id])
const voucherState = async () => (await findVoucherOfApplication(db.app, child.id))?.state

test('a held place has its contract after the next round of the worker, and a lapsed one has a void contract', async () => {
  const holdId = await made.holdPlace(child, { groupId })
  await made.act(tx => planJob(tx, DRAFT_CONTRACT, { holdId: holdId.toString() }))
  await worker.runPending()
  expect(await contractsOfChild()).toMatchObject([{ state: 'drafted', holdId }])
  setting.clock.advance({ days: 4 })
  await worker.runPending()
  expect(await contractsOfChild()).toMatchObject([{ state: 'void', voidReason: 'missed' }])
  expect(await voucherState()).not.toBe('place-held')
  expect(worker.faults).toEqual([])
})

test('a family that was right has its voucher back, and the seat is told to the iteration, in one round', async () => {
  const contract = await made.anEnrolled(child, { groupId })
  setting.clock.advance({ days: 2 })
  const opened = { number: child.number, kind: 'not-my-child', words: '' } as const
  const number = await made.act(tx => openCase(tx, guardianOf(child), setting, opened))
  const answer = { number, outcome: 'upheld', answer: 'Тексерілді' } as const
  await made.act(tx => answerCase(tx, officer, setting, answer))
  causes.length = 0
  await worker.runPending()
  expect(await made.contractOf(contract.number)).toMatchObject({
    state: 'ended',
    endReason: 'not-my-child',
  })
  expect(await voucherState()).toBe('held')
  expect(causes).toContainEqual(expect.objectContaining({ cause: 'places-published' }))
  expect(worker.faults).toEqual([])
})

test('contracts whose rules were prolonged get their new day after the next round of the worker', async () => {
  const contracts = []
  for (const application of [child, await made.aConfirmedChild(), await made.aConfirmedChild()]) {
    contracts.push(await made.anEnrolled(application, { groupId }))
  }
  const [first] = contracts
  const lastDay = first?.lastDay
  if (!first || !lastDay) throw new Error('a contract with an end')
  const { territory, programme } = first
  const staffId = await aStaffId(db, 'officer')
  const post: Actor = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
  const input = { territory, programme, lastDay: lastDay.subtract({ days: 30 }) }
  for (const { id } of contracts) {
    await sql`update contract set last_day = ${input.lastDay} where id = ${id}`.execute(db.owner)
  }
  const id = await made.act(tx => orderProlongation(tx, post, setting, input))
  await worker.runPending()
  const report = await viewProlongation(db.app, post, id, { limit: 1, offset: 0 })
  expect(report.counts.get('prolonged')).toBe(3)
  expect(report.prolongation.finishedAt).not.toBeNull()
  expect(worker.faults).toEqual([])
})
