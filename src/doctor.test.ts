/** What the doctor sees it also records, beside the nightly looks; and it names what is wrong. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { aBudget } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aSetting, territoryData } from '../test/setting.ts'
import { readConfig } from './config.ts'
import { checkInstallation } from './doctor.ts'
import { findRuns } from './domain/opendata/find-invariants.ts'
import { INVARIANT_NAMES } from './domain/opendata/invariant.ts'
import type { Installation } from './installation.ts'
import { inTransaction } from './platform/db/database.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-doctor-'))
const setting = aSetting('2026-07-01T09:00')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function installation(): Installation {
  return {
    config: readConfig({ KEZEK_DATA: folder }),
    mode: 'demo',
    ownerUrl: db.url,
    database: db.app,
    setting,
    data: territoryData,
    refreshClock: async () => undefined,
    close: async () => undefined,
  }
}

const promises = (checks: Awaited<ReturnType<typeof checkInstallation>>) =>
  checks.filter(({ name }) => INVARIANT_NAMES.some(known => known === name))

test('the doctor asks every promise and keeps what it saw', async () => {
  const checks = promises(await checkInstallation(installation()))
  expect(checks.map(({ ok }) => ok)).toEqual(INVARIANT_NAMES.map(() => true))
  const [run] = await findRuns(db.app, 5)
  expect(run).toMatchObject({ cause: 'doctor', run_by: 'system:doctor', broken: 0, unchecked: 0 })
})

test('it names what breaks a promise, and while another looks it looks without a record', async () => {
  await aBudget(db.app, setting, { tenge: 500_000 })
  await sql`update ledger_account set balance_tiyn = balance_tiyn + 1 where kind = 'available'`.execute(
    db.owner,
  )
  await inTransaction(db.owner, async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kezek-invariants', 0))`.execute(tx)
    const wrong = promises(await checkInstallation(installation())).filter(({ ok }) => !ok)
    expect(wrong).toEqual([
      {
        name: 'the-ledger-sums-to-zero',
        ok: false,
        detail: expect.stringMatching(/^account \d+$/),
      },
    ])
  })
  expect(await findRuns(db.app, 5)).toHaveLength(1)
})
