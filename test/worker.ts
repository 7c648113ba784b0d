/** A worker over a test's database, whose SMS go to a file and whose faults are kept to be looked at. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '../src/platform/db/database.ts'
import { openFileGateway } from '../src/platform/sms/file-gateway.ts'
import { openWorker, type Worker } from '../src/worker.ts'
import type { TestDatabase } from './database.ts'
import type { aSetting } from './setting.ts'

type HoldAutomatically = Parameters<typeof openWorker>[0]['holdAutomatically']

export type TestWorker = Worker & {
  /** Errors that it logged, in their order. */
  readonly faults: readonly unknown[]
  /** Of the SMS that it sent. */
  readonly smsFile: string
  end(): Promise<void>
}

/** Inside tests and hooks; `end` it there too. */
export function aWorker(
  db: TestDatabase,
  setting: ReturnType<typeof aSetting>,
  holdAutomatically: HoldAutomatically = async () => undefined,
): TestWorker {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-worker-'))
  const smsFile = join(folder, 'sms.jsonl')
  const jobPool = createPool({
    url: db.url,
    maxConnections: 4,
    applicationName: 'kezek-worker-test',
  })
  const faults: unknown[] = []
  const worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: {
      gateway: openFileGateway(smsFile, setting.clock.now),
      portalUrl: 'https://kezek.kz',
      storeCodes: false,
    },
    holdAutomatically,
    log: event => {
      if (event.level === 'error') faults.push(event.fault ?? event.message)
    },
  })
  return {
    ...worker,
    faults,
    smsFile,
    async end() {
      await jobPool.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
