/** Opens the worker of this process: its gateway, its jobs, its way to hold iterations. */
import { join } from 'node:path'
import type { Config } from './config.ts'
import { openDocumentStore } from './domain/applications/document-store.ts'
import { holdAutomatically } from './domain/iterations/hold-automatically.ts'
import { runNight } from './domain/opendata/run-night.ts'
import { lookForFlagsOfTheNight } from './flag-work.ts'
import type { Installation } from './installation.ts'
import { openProcessLog } from './open-log.ts'
import type { Clock } from './platform/clock.ts'
import { createPool } from './platform/db/database.ts'
import { openFileGateway } from './platform/sms/file-gateway.ts'
import { openHttpGateway } from './platform/sms/http-gateway.ts'
import { openSmppGateway } from './platform/sms/smpp-gateway.ts'
import type { SmsGateway } from './platform/sms/sms-gateway.ts'
import { openWorker, type Worker, type WorkerLog } from './worker.ts'

type ProcessWorker = Worker & { close(): Promise<void> }

type WorkerOptions = {
  /** Whether money and places start iterations by themselves; the seeder holds its own. */
  readonly automatic: boolean
  /** See WorkerDeps. */
  readonly onlyDue?: boolean
}

export function openProcessWorker(
  installation: Pick<Installation, 'config' | 'mode' | 'database' | 'ownerUrl' | 'setting'>,
  log: WorkerLog,
  options: WorkerOptions = { automatic: true },
): ProcessWorker {
  const { config, database, setting, mode } = installation
  const gateway = openGateway(config, setting.clock)
  const jobPool = createPool({
    url: installation.ownerUrl,
    maxConnections: 4,
    applicationName: 'kezek-worker',
  })
  const logKeeper = openProcessLog(installation, log)
  const worker = openWorker({
    database,
    jobPool,
    setting,
    delivery: { gateway, portalUrl: config.publicUrl, storeCodes: mode === 'demo' },
    holdAutomatically: async (db, actor, at, cause) =>
      options.automatic && isKnownCause(cause.cause)
        ? holdAutomatically(db, actor, at, { ...cause, cause: cause.cause })
        : undefined,
    log,
    logKeeper,
    ...(options.onlyDue ? { onlyDue: true } : {}),
    ...(options.automatic ? { keepNight: () => keepNight({ database, setting }, log) } : {}),
    documents: openDocumentStore(join(config.dataFolder, 'uploads')),
  })
  return {
    ...worker,
    close: async () => {
      await gateway.close()
      await logKeeper.close()
      await jobPool.end()
    },
  }
}

/** A fault of the first is logged and stops nothing of the second. */
async function keepNight(
  deps: Pick<Installation, 'database' | 'setting'>,
  log: WorkerLog,
): Promise<void> {
  const { database, setting } = deps
  await lookForFlagsOfTheNight(deps, fault =>
    log({ level: 'error', message: 'flags: not looked for', fault }),
  )
  await runNight(database, { kind: 'system', name: 'worker' }, setting)
}

function isKnownCause(cause: string): cause is 'money-allotted' | 'places-published' {
  return cause === 'money-allotted' || cause === 'places-published'
}

function openGateway(config: Config, clock: Clock): SmsGateway {
  const { sms } = config
  const now = () => clock.now()
  switch (sms.kind) {
    case 'file':
      return openFileGateway(join(config.dataFolder, 'sms.jsonl'), now)
    case 'http':
      return openHttpGateway({ url: sms.url, token: sms.token, sender: 'Kezek' })
    case 'smpp': {
      const { hostname, port, protocol } = new URL(sms.url)
      const { systemId, password, sender } = sms
      const settings = { host: hostname, port: Number(port), tls: protocol === 'smpps:' }
      return openSmppGateway({ ...settings, systemId, password, sender }, now)
    }
  }
}
