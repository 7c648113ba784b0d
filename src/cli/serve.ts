/** `kezek serve`: the portal and, in the same process, its worker; a demonstration is seeded when empty. */
import { ConfigMistake, productionGaps } from '../config.ts'
import { countApplications } from '../domain/demonstration/find-demonstration.ts'
import type { Installation } from '../installation.ts'
import { openPortal } from '../open-portal.ts'
import { openProcessWorker } from '../open-worker.ts'
import type { Command, CommandContext } from './command.ts'
import { type CityCode, seedInto } from './seed.ts'
import { untilAskedToStop } from './stop-signal.ts'
import { withInstallation } from './with-installation.ts'
import { workerLog } from './worker-log.ts'

/** What an empty demonstration opens with; the whole Aktobe is `kezek seed aktobe`. */
const DEMONSTRATION: readonly {
  readonly code: CityCode
  readonly name: string
  readonly children?: number
}[] = [
  { code: 'taraz', name: 'Taraz' },
  { code: 'aktobe', name: 'Aktobe', children: 600 },
]
const JOBS_AT_ONCE = 2
const CLOCK_CHECK_MS = 500

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--no-worker]',
  summary: 'serve the portal (and run the jobs, unless --no-worker)',
  options: { 'no-worker': { type: 'boolean' } },
  run: context =>
    withInstallation(
      context,
      async installation => {
        refuseGaps(installation)
        await seedWhenEmpty(context, installation)
        await serve(context, installation)
        return 0
      },
      { maxConnections: 20 },
    ),
}

function refuseGaps({ mode, config }: Installation): void {
  const gaps = mode === 'production' ? productionGaps(config) : []
  if (gaps.length > 0) throw new ConfigMistake(gaps.join('\n'))
}

async function seedWhenEmpty(context: CommandContext, installation: Installation): Promise<void> {
  if (installation.mode !== 'demo') return
  for (const { code } of DEMONSTRATION) {
    if ((await countApplications(installation.database, code)) > 0) return
  }
  for (const { code, name, ...size } of DEMONSTRATION) {
    context.log(`The demonstration is empty: building ${name} ...`)
    await seedInto(installation, code, { ...size, seed: code, progress: context.log })
  }
}

async function serve(context: CommandContext, installation: Installation): Promise<void> {
  const { config, mode } = installation
  const worker = openProcessWorker(installation, workerLog(context.log))
  const portal = await openPortal(installation, worker)
  const jobs = context.values['no-worker'] === true ? undefined : await worker.start(JOBS_AT_ONCE)
  const timer =
    mode === 'demo'
      ? setInterval(() => void installation.refreshClock().catch(() => undefined), CLOCK_CHECK_MS)
      : undefined
  try {
    await portal.listen({ host: config.host, port: config.port })
    context.print(welcome(installation))
    context.answer({ listening: config.publicUrl, mode })
    await untilAskedToStop()
  } finally {
    clearInterval(timer)
    await portal.close()
    await jobs?.stop()
    await worker.close()
  }
}

function welcome({ config, mode }: Installation): string {
  const lines = [
    `Kezek is open: ${config.publicUrl}/kk  (${config.publicUrl}/ru, ${config.publicUrl}/en)`,
  ]
  if (mode === 'demo') {
    lines.push(`People to sign in as, SMS and the clock: ${config.publicUrl}/kk/demo`)
    lines.push('Stop with Ctrl-C.')
  }
  return lines.join('\n')
}
