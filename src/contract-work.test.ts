/** Contracts by themselves: drawn up for a held place, void when it lapses, ended when a family was right, freed day by day. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aSetting } from '../test/setting.ts'
import type { Application } from './domain/applications/application.ts'
import { answerCase } from './domain/cases/answer-case.ts'
import { openCase } from './domain/cases/open-case.ts'
import { DRAFT_CONTRACT } from './domain/choice/hold.ts'
import { contractsOf } from './domain/contracts/enrolled-child.fixture.ts'
import { findContractsOfApplications } from './domain/contracts/find-contracts.ts'
import { findVoucherOfApplication } from './domain/vouchers/find-vouchers.ts'
import type { Actor } from './platform/access/actor.ts'
import { createPool } from './platform/db/database.ts'
import { planJob } from './platform/jobs/plan-job.ts'
import { openFileGateway } from './platform/sms/file-gateway.ts'
import { openWorker, type Worker } from './worker.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-contract-work-'))
const setting = aSetting('2026-09-01T09:00')
const made = contractsOf(() => db.app, setting)
const officer: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
const faults: unknown[] = []
const causes: unknown[] = []
let jobPool: pg.Pool
let worker: Worker
let groupId: bigint
let child: Application

beforeAll(() => {
  jobPool = createPool({ url: db.url, maxConnections: 4, applicationName: 'contract-work-test' })
  worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: {
      gateway: openFileGateway(join(folder, 'sms.jsonl'), setting.clock.now),
      portalUrl: 'https://kezek.kz',
      storeCodes: false,
    },
    holdAutomatically: async (_database, _actor, _setting, cause) => causes.push(cause),
    log: event => {
      if (event.level === 'error') faults.push(event.fault ?? event.message)
    },
  })
})
afterAll(async () => {
  await jobPool.end()
  rmSync(folder, { recursive: true, force: true })
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
  expect(faults).toEqual([])
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
  expect(faults).toEqual([])
})
