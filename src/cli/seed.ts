/** `kezek seed CITY`: fills a demonstration with a living city; it may have another one already. */
import { join } from 'node:path'
import { AKTOBE_CHILDREN } from '../domain/demonstration/aktobe-plan.ts'
import { countApplications } from '../domain/demonstration/find-demonstration.ts'
import { seedAktobe } from '../domain/demonstration/seed-aktobe.ts'
import { seedCity } from '../domain/demonstration/seed-city.ts'
import type { SeedCity } from '../domain/demonstration/seeding.ts'
import type { Setting } from '../domain/territories/setting.ts'
import { APP_ROLE, INSTALLATION, type Installation } from '../installation.ts'
import { openProcessWorker } from '../open-worker.ts'
import type { Actor } from '../platform/access/actor.ts'
import { createDatabase, createPool, type Database, reachDisk } from '../platform/db/database.ts'
import { openContentStore } from '../platform/files/content-store.ts'
import { type Command, needArgument, textValue, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'

type City = {
  readonly name: string
  readonly children: number
  /** Its clock goes back months in which another city lived already. */
  readonly onlyDue: boolean
  readonly seed: (
    database: Database,
    actor: Actor,
    setting: Setting,
    input: SeedCity,
  ) => Promise<void>
}

const CITIES = {
  taraz: { name: 'Taraz', children: 6000, onlyDue: false, seed: seedCity },
  aktobe: { name: 'Aktobe', children: AKTOBE_CHILDREN, onlyDue: true, seed: seedAktobe },
} as const satisfies Record<string, City>

export type CityCode = keyof typeof CITIES

export const seedCommand: Command = {
  name: 'seed',
  usage: 'taraz|aktobe [--children N] [--seed S]',
  summary: 'fill a demonstration with a living city: kindergartens of Taraz, clubs of Aktobe',
  options: { children: { type: 'string' }, seed: { type: 'string' } },
  run: async context => {
    const code = needArgument(context, 0, 'CITY')
    if (!isCity(code)) throw new UsageMistake('the city is taraz or aktobe')
    const city = CITIES[code]
    const children = Number(textValue(context.values, 'children') ?? city.children)
    if (!Number.isInteger(children) || children < 100 || children > 200_000) {
      throw new UsageMistake('--children is a number from 100 to 200000')
    }
    const seed = textValue(context.values, 'seed') ?? code
    return withInstallation(
      context,
      async installation => {
        if (installation.mode !== 'demo')
          throw new UsageMistake('this is no demonstration database')
        const before = await countApplications(installation.database, code)
        if (before > 0) {
          throw new UsageMistake(`${city.name} is there already: ${before} applications`)
        }
        await seedInto(installation, code, { children, seed, progress: context.log })
        const applications = await countApplications(installation.database, code)
        context.print(`${city.name} is ready: ${applications} applications.`)
        context.answer({ city: code, applications, seed })
        return 0
      },
      { modeWhenNew: 'demo' },
    )
  },
}

function isCity(code: string): code is CityCode {
  return Object.hasOwn(CITIES, code)
}

/** The default number of children where none is given. */
export async function seedInto(
  installation: Installation,
  code: CityCode,
  given: {
    readonly children?: number
    readonly seed: string
    readonly progress: (line: string) => void
  },
): Promise<void> {
  const city: City = CITIES[code]
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
    await city.seed(database, INSTALLATION, installation.setting, {
      children: city.children,
      ...given,
      photos: openContentStore(join(installation.config.dataFolder, 'photos')),
      runPending: async setting => {
        worker ??= openProcessWorker({ ...installation, database, setting }, () => undefined, {
          automatic: false,
          onlyDue: city.onlyDue,
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
