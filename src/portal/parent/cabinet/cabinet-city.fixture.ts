/** A city with a worker, its offers, and a parent who is signed in: what the tests of the cabinet share. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { aBudget, aKindergarten, SYSTEM } from '../../../../test/city.ts'
import type { TestDatabase } from '../../../../test/database.ts'
import { aParentPortal, type Parent, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { createPool } from '../../../platform/db/database.ts'
import { openFileGateway } from '../../../platform/sms/file-gateway.ts'
import { openWorker, type Worker } from '../../../worker.ts'

export function useCabinetCity(db: TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-cabinet-'))
  let jobPool: pg.Pool

  beforeAll(() => {
    jobPool = createPool({ url: db.url, maxConnections: 4, applicationName: 'cabinet-test' })
  })
  afterAll(async () => {
    await jobPool.end()
    rmSync(folder, { recursive: true, force: true })
  })

  let budget = 900_000_000

  /** Friday 20 November 2026, ten in the morning: the second working day after it is Tuesday. */
  async function aCity(): Promise<ParentPortal & { worker: Worker }> {
    const portal = await aParentPortal(db)
    const { setting } = portal
    const gateway = openFileGateway(join(folder, 'sms.jsonl'), setting.clock.now)
    const worker = openWorker({
      database: db.app,
      jobPool,
      setting,
      wallClock: setting.clock,
      delivery: { gateway, portalUrl: 'https://kezek.kz', storeCodes: true },
      holdAutomatically: async () => undefined,
      log: event => {
        if (event.level === 'error') throw event.fault
      },
    })
    return Object.assign(portal, { worker })
  }

  async function offer(city: Awaited<ReturnType<typeof aCity>>, places: number) {
    budget += 1
    await aBudget(db.app, city.setting, { tenge: budget })
    await aKindergarten(db.app, city.setting, { places: { 3: places } })
    await holdIteration(db.app, SYSTEM, city.setting, {
      territory: 'taraz',
      programme: 'preschool',
    })
  }

  const stateOf = async (application: Application) =>
    (
      await db.owner
        .selectFrom('application')
        .select('state')
        .where('id', '=', application.id)
        .executeTakeFirstOrThrow()
    ).state

  return { aCity, offer, stateOf }
}

export async function aParentOf(city: ParentPortal, application: Application): Promise<Parent> {
  const parent = city.visitor()
  await signInGuardian(city, parent, application.guardianId)
  return parent
}
