/** The demonstration city can be made on any day: early in a year, early in a month. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { readConfig } from '../../config.ts'
import { openProcessWorker } from '../../open-worker.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { seedCity } from './seed-city.ts'

const db = useDatabase()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-seed-date-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('in the first days of a year, when its months reach into two years', async () => {
  const config = readConfig({ KEZEK_DATA: folder })
  let worker: ReturnType<typeof openProcessWorker> | undefined
  await seedCity(db.app, { kind: 'system', name: 'test' }, aSetting('2027-01-06T12:00'), {
    children: 120,
    seed: 'early',
    progress: () => undefined,
    runPending: async setting => {
      const installation = {
        config,
        mode: 'demo' as const,
        database: db.app,
        ownerUrl: db.url,
        setting,
      }
      worker ??= openProcessWorker(installation, () => undefined, { automatic: false })
      await worker.runPending()
    },
  })
  await worker?.close()
  const broken = (await checkInvariants(db.app)).flatMap(({ name, violations }) =>
    violations.map(what => `${name}: ${what}`),
  )
  expect(broken).toEqual([])
}, 200_000)
