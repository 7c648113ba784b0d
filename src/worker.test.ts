/** What the worker does when time passes, over a real database and its real queue of jobs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, aPhone, guardianOf, SYSTEM, submit } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aSetting } from '../test/setting.ts'
import { Refusal } from './base/failure.ts'
import type { Application } from './domain/applications/application.ts'
import { findApplication, findClaims } from './domain/applications/find-application.ts'
import { restoreApplication } from './domain/applications/restore-application.ts'
import { holdIteration } from './domain/iterations/hold-iteration.ts'
import { findMessages } from './domain/notifications/find-messages.ts'
import { confirmVoucher } from './domain/vouchers/confirm-voucher.ts'
import { findUnreached, findVoucherOfApplication } from './domain/vouchers/find-vouchers.ts'
import { lapseVoucher } from './domain/vouchers/lapse-voucher.ts'
import { createPool, inTransaction } from './platform/db/database.ts'
import { planJob } from './platform/jobs/plan-job.ts'
import { openFileGateway } from './platform/sms/file-gateway.ts'
import { AUTOMATIC_ITERATION, openWorker } from './worker.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-worker-'))
let jobPool: pg.Pool

beforeAll(() => {
  jobPool = createPool({ url: db.url, maxConnections: 4, applicationName: 'worker-test' })
})
afterAll(async () => {
  await jobPool.end()
  rmSync(folder, { recursive: true, force: true })
})

let seed = 0

/** A Tuesday: the second working day after it is Thursday 3 September. */
async function aCityWithOffers(families: number) {
  seed += 1
  const setting = aSetting('2026-09-01T09:00', `worker-${seed}`)
  const automatic: unknown[] = []
  const faults: unknown[] = []
  const worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: {
      gateway: openFileGateway(join(folder, `${seed}.jsonl`), setting.clock.now),
      portalUrl: 'https://kezek.kz',
      storeCodes: false,
    },
    holdAutomatically: async (_database, _actor, _setting, cause) => automatic.push(cause),
    log: event => {
      if (event.level === 'error') faults.push(event.fault ?? event.message)
    },
  })
  await aBudget(db.app, setting, { tenge: 900_000_000 + seed })
  await aKindergarten(db.app, setting, { places: { 3: families } })
  const applications: Application[] = []
  for (let count = 0; count < families; count += 1) {
    applications.push(await submit(db.app, setting, { phone: aPhone() }))
  }
  await worker.runPending()
  await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' })
  return { setting, worker, applications, automatic, faults }
}

async function stateOf(application: Application) {
  const found = await findApplication(db.app, application.number)
  const voucher = await findVoucherOfApplication(db.app, application.id)
  return { application: found?.application, voucher }
}

async function templatesOf(application: Application) {
  const messages = await findMessages(db.app, { applicationId: application.id }, 100)
  return messages.map(message => message.template).reverse()
}

describe('the worker', () => {
  test('delivers the notice and starts the clock of the offer with it: two working days', async () => {
    const { worker, applications, faults } = await aCityWithOffers(1)
    const [application] = applications as [Application]
    expect((await stateOf(application)).voucher?.confirmUntil).toBeNull()
    await worker.runPending()
    const { voucher } = await stateOf(application)
    expect(voucher?.notifiedAt?.toString()).toBe('2026-09-01T04:00:00Z')
    // 00:00 of Friday 4 September in Almaty is the first moment that is too late.
    expect(voucher?.confirmUntil?.toString()).toBe('2026-09-03T19:00:00Z')
    expect(faults).toEqual([])
  })

  test('starts no clock for a family that cannot be reached, and the office reads why', async () => {
    const { setting, worker, applications } = await aCityWithOffers(1)
    const [application] = applications as [Application]
    await db.owner
      .updateTable('person')
      .set({ phone: null })
      .where('id', '=', application.guardianId)
      .execute()
    await worker.runPending()
    setting.clock.advance({ days: 30 })
    await worker.runPending()
    expect((await stateOf(application)).voucher).toMatchObject({
      state: 'offered',
      confirmUntil: null,
    })
    const unreached = await findUnreached(db.app, ['taraz'], 100)
    expect(unreached.find(row => row.application_number === application.number)).toMatchObject({
      message_state: 'failed',
      failure: 'no-phone',
    })
  })

  test('reminds once, a day before, and lapses the offer when its last day is over', async () => {
    const { setting, worker, applications } = await aCityWithOffers(1)
    const [application] = applications as [Application]
    await worker.runPending()
    expect(await templatesOf(application)).not.toContain('confirm-reminder')
    setting.clock.advance({ days: 1 })
    await worker.runPending()
    await worker.runPending()
    setting.clock.advance({ days: 1, hours: 14, minutes: 59 })
    await worker.runPending()
    expect((await stateOf(application)).voucher?.state).toBe('offered')
    setting.clock.advance({ minutes: 1 })
    await worker.runPending()
    expect(await stateOf(application)).toMatchObject({
      voucher: { state: 'closed', closedReason: 'lapsed' },
      application: { state: 'inactive' },
    })
    expect(await templatesOf(application)).toEqual([
      'application-queued',
      'voucher-offered',
      'confirm-reminder',
      'offer-lapsed',
    ])
  })

  test('reminds of the choice as well, though it reminded of the confirmation before', async () => {
    const { setting, worker, applications } = await aCityWithOffers(1)
    const [application] = applications as [Application]
    await worker.runPending()
    setting.clock.advance({ days: 1 })
    await worker.runPending()
    setting.clock.advance({ hours: 1 })
    const guardian = guardianOf(application)
    await inTransaction(db.app, tx => confirmVoucher(tx, guardian, setting, application.number))
    // Wednesday 2 September: five working days end on Wednesday 9.
    for (let day = 0; day < 7; day += 1) {
      setting.clock.advance({ days: 1 })
      await worker.runPending()
      await worker.runPending()
    }
    const reminders = (await templatesOf(application)).filter(name => name.endsWith('reminder'))
    expect(reminders).toEqual(['confirm-reminder', 'choose-reminder'])
  })

  test('archives what nobody restored in 28 days, and says so', async () => {
    const { setting, worker, applications } = await aCityWithOffers(2)
    const [restored, forgotten] = applications as [Application, Application]
    await worker.runPending()
    setting.clock.advance({ days: 4 })
    await worker.runPending()
    const guardian = guardianOf(restored)
    await inTransaction(db.app, tx => restoreApplication(tx, guardian, setting, restored.number))
    setting.clock.advance({ days: 28 })
    await worker.runPending()
    expect((await stateOf(forgotten)).application?.state).toBe('inactive')
    setting.clock.advance({ days: 1 })
    await worker.runPending()
    await worker.runPending()
    expect((await stateOf(forgotten)).application).toMatchObject({
      state: 'archived',
      archivedReason: 'not-restored',
    })
    expect((await stateOf(restored)).application?.state).toBe('queued')
    expect((await templatesOf(forgotten)).filter(name => name === 'restoration-over')).toHaveLength(
      1,
    )
  })

  test('ends a claim that nobody proved in five working days', async () => {
    seed += 1
    const { setting, worker } = await aCityWithOffers(0)
    const application = await submit(db.app, setting, {
      claims: [{ code: 'military', documentId: null }],
    })
    setting.clock.advance({ days: 7 })
    await worker.runPending()
    expect((await findClaims(db.app, application.id))[0]?.state).toBe('claimed')
    setting.clock.advance({ days: 1 })
    await worker.runPending()
    expect((await findClaims(db.app, application.id))[0]?.state).toBe('expired')
    expect(await templatesOf(application)).toContain('claim-expired')
  })

  test('runs a planned iteration with what caused it', async () => {
    const { worker, automatic } = await aCityWithOffers(0)
    const cause = { territory: 'taraz', programme: 'preschool', cause: 'money-allotted' }
    automatic.length = 0
    await inTransaction(db.app, tx => planJob(tx, AUTOMATIC_ITERATION, cause))
    await worker.runPending()
    expect(automatic).toEqual([cause])
  })
})

describe('the worker in its own process', () => {
  test('takes a job as soon as it is planned, and stops when it is told to', async () => {
    const { worker, automatic } = await aCityWithOffers(0)
    automatic.length = 0
    const running = await worker.start(2)
    const cause = { territory: 'taraz', programme: 'club', cause: 'places-published' }
    await inTransaction(db.app, tx => planJob(tx, AUTOMATIC_ITERATION, cause))
    await expect.poll(() => automatic, { timeout: 10_000 }).toEqual([cause])
    await running.stop()
    await running.ended
  })
})

describe('the last moment of an offer', () => {
  test('has one lawful winner, fifty times over: the confirmation or the expiry, never both', async () => {
    const { setting, worker, applications } = await aCityWithOffers(50)
    await worker.runPending()
    // The family is in time by its clock, the worker by its own, which runs a moment ahead.
    const late = aSetting('2026-09-04T00:00', 'late')
    setting.clock.advance({ days: 2, hours: 14, minutes: 59 })
    let confirmed = 0
    for (const [index, application] of applications.entries()) {
      const { voucher } = await stateOf(application)
      if (voucher === undefined) throw new Error('no offer')
      const due = { id: voucher.id, application_id: application.id }
      const confirm = () =>
        inTransaction(db.app, tx =>
          confirmVoucher(tx, guardianOf(application), setting, application.number),
        ).then(
          () => true,
          error => {
            expect(error).toBeInstanceOf(Refusal)
            return false
          },
        )
      const lapse = () => inTransaction(db.app, tx => lapseVoucher(tx, SYSTEM, late, due))
      const [first, second] = index % 2 === 0 ? [confirm, lapse] : [lapse, confirm]
      const started = first()
      // Ten families are surely first or surely late; the others race with less and less of a start.
      if (index < 10) await started
      else await new Promise(resolve => setTimeout(resolve, (index % 9) * 2))
      const winners = await Promise.all([started, second()])
      expect(winners.filter(Boolean)).toHaveLength(1)
      const after = await stateOf(application)
      const states = `${after.application?.state}/${after.voucher?.state}`
      expect(['offered/confirmed', 'inactive/closed']).toContain(states)
      const told = (await templatesOf(application)).filter(name =>
        ['voucher-confirmed', 'offer-lapsed'].includes(name),
      )
      expect(told).toEqual([states === 'offered/confirmed' ? 'voucher-confirmed' : 'offer-lapsed'])
      if (after.voucher?.state === 'confirmed') confirmed += 1
    }
    expect(confirmed).toBeGreaterThanOrEqual(5)
    expect(confirmed).toBeLessThanOrEqual(45)
  }, 60_000)
})
