/** Opens the portal of this process: assets, registers, documents, the demonstration's extras. */
import { join } from 'node:path'
import { registerSmsReceipts } from './api/sms-receipts.ts'
import { openDocumentStore } from './domain/applications/document-store.ts'
import { openImportFiles } from './domain/exchange/import-files.ts'
import { openHttpRegisters } from './domain/people/register-http.ts'
import { openLocalRegisters } from './domain/people/register-local.ts'
import type { Installation } from './installation.ts'
import { systemClock } from './platform/clock.ts'
import { inTransaction } from './platform/db/database.ts'
import { advanceClock } from './platform/db/installation-queries.ts'
import { openSignatureCheck } from './platform/eds/signature-check.ts'
import { openContentStore } from './platform/files/content-store.ts'
import type { App } from './platform/http/app.ts'
import type { DepartmentDeps } from './portal/department/department-deps.ts'
import { loadAssets } from './portal/layout/assets.ts'
import { createWeb } from './web.ts'
import type { Worker } from './worker.ts'

const REQUESTS_PER_MINUTE = 600
/** "A change shows within a second". */
const KEPT_ANSWERS_MS = 1000

export async function openPortal(installation: Installation, worker: Worker): Promise<App> {
  const { config, mode, database, setting } = installation
  const clientFolder = join(config.root, 'dist/client')
  const registers =
    config.registersUrl === undefined
      ? openLocalRegisters(database)
      : openHttpRegisters({ baseUrl: config.registersUrl, token: config.registersToken ?? '' })
  const deps: DepartmentDeps = {
    database,
    setting,
    wallClock: systemClock,
    assets: loadAssets(join(clientFolder, 'manifest.json')),
    config: {
      mode,
      publicUrl: new URL(config.publicUrl),
      trustProxy: config.trustProxy,
      clientFolder,
      requestsPerMinute: REQUESTS_PER_MINUTE,
      keptAnswersMs: KEPT_ANSWERS_MS,
      helpPhone: config.helpPhone,
      tiles: config.tiles,
      tilesCredit: config.tilesCredit,
    },
    registers,
    documents: openDocumentStore(join(config.dataFolder, 'uploads')),
    photos: openContentStore(join(config.dataFolder, 'photos')),
    imports: openImportFiles(join(config.dataFolder, 'imports')),
    demonstration: mode === 'demo' ? openDemonstration(installation, worker) : undefined,
    eds: await openEds(installation),
  }
  const write = (line: string) => process.stderr.write(line)
  const app = await createWeb(deps, { level: mode === 'demo' ? 'warn' : 'info', write })
  if (config.sms.kind === 'http') {
    registerSmsReceipts(app, { database, setting, token: config.sms.token })
  }
  return app
}

/** What is wrong with the authorities stops the start; those for tests are wrong in production. */
async function openEds({ config, mode }: Installation) {
  if (config.eds === undefined) return undefined
  const trust = mode === 'production' ? 'production' : 'demonstration'
  return openSignatureCheck(config.eds, trust, () => systemClock.now())
}

/** Forward only, and whatever falls due runs before the page answers. */
function openDemonstration(installation: Installation, worker: Worker) {
  return {
    advanceClock: async (duration: Temporal.Duration) => {
      const seconds = duration.total({ unit: 'seconds', relativeTo: '2026-01-01' })
      await inTransaction(installation.database, tx => advanceClock(tx, Math.round(seconds)))
      await installation.refreshClock()
      await worker.runPending()
    },
  }
}
