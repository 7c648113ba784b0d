/** `kezek seed taraz`: fills an empty demonstration with a living city. */
import { join } from 'node:path'
import { countApplications } from '../domain/demonstration/find-demonstration.ts'
import { seedCity } from '../domain/demonstration/seed-city.ts'
import { APP_ROLE, INSTALLATION, type Installation } from '../installation.ts'
import { openProcessWorker } from '../open-worker.ts'
import { createDatabase, createPool, reachDisk } from '../platform/db/database.ts'
import { openContentStore } from '../platform/files/content-store.ts'
import { type Command, needArgument, textValue, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'

const DEFAULT_CHILDREN = 6000

export const seedCommand: Command = {
  name: 'seed',
  usage: 'taraz [--children N] [--seed S]',
  summary: 'fill an empty demonstration with a living city',
  options: { children: { type: 'string' }, seed: { type: 'string' } },
  run: async context => {
    if (needArgument(context, 0, 'CITY') !== 'taraz') throw new UsageMistake('the city is taraz')
    const children = Number(textValue(context.values, 'children') ?? DEFAULT_CHILDREN)
    if (!Number.isInteger(children) || children < 100 || children > 200_000) {
      throw new UsageMistake('--children is a number from 100 to 200000')
    }
    const seed = textValue(context.values, 'seed') ?? 'taraz'
    return withInstallation(
      context,
      async installation => {
        if (installation.mode !== 'demo')
          throw new UsageMistake('this is no demonstration database')
        const before = await countApplications(installation.database)
        if (before > 0) throw new UsageMistake(`the database already has ${before} applications`)
        await seedTaraz(installation, { children, seed, progress: context.log })
        const applications = await countApplications(installation.database)
        context.print(`Taraz is ready: ${applications} applications.`)
        context.answer({ city: 'taraz', applications, seed })
        return 0
      },
      { modeWhenNew: 'demo' },
    )
  },
}

export async function seedTaraz(
  installation: Installation,
  given: {
    readonly children: number
    readonly seed: string
    readonly progress: (line: string) => void
  },
): Promise<void> {
  // One for the whole story: each that opens looks through the log from its beginning.
  let worker: ReturnType<typeof openProcessWorker> | undefined
  const database = createDatabase(
    createPool({
      url: installation.ownerUrl,
      role: APP_ROLE,
      maxConnections: 10,
      applicationName: 'kezek-seed',
      hurried: true,
    }),
  )
  try {
    await seedCity(database, INSTALLATION, installation.setting, {
      ...given,
      photos: openContentStore(join(installation.config.dataFolder, 'photos')),
      runPending: async setting => {
        worker ??= openProcessWorker({ ...installation, database, setting }, () => undefined, {
          automatic: false,
        })
        await worker.runPending()
      },
    })
    await reachDisk(installation.database)
  } finally {
    await worker?.close()
    await database.destroy()
  }
}

export { DEFAULT_CHILDREN }
