/** Makes a city of the demonstration in a test's database, with a worker and a log of its own. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { aSetting } from '../../../test/setting.ts'
import { readConfig } from '../../config.ts'
import { openProcessWorker } from '../../open-worker.ts'
import type { Database } from '../../platform/db/database.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import type { seedCity } from './seed-city.ts'

type Made = { readonly app: Database; readonly url: string }

/** A folder for the log's key: cities of one database share it, another database has another. */
export const aDataFolder = () => mkdtemp(join(tmpdir(), 'kezek-seed-'))

export async function makeCity(
  { app: database, url: ownerUrl }: Made,
  make: typeof seedCity,
  given: {
    readonly folder: string
    readonly children: number
    readonly seed: string
    readonly onlyDue?: boolean
    readonly on?: string
  },
): Promise<void> {
  const config = readConfig({ KEZEK_DATA: given.folder })
  const faults: unknown[] = []
  let worker: ReturnType<typeof openProcessWorker> | undefined
  await make(database, { kind: 'system', name: 'test' }, aSetting(given.on ?? '2026-11-20T12:00'), {
    children: given.children,
    seed: given.seed,
    progress: () => undefined,
    runPending: async setting => {
      const installation = { config, mode: 'demo' as const, database, ownerUrl, setting }
      const log = (event: { level: string; fault?: unknown }) => {
        if (event.level === 'error') faults.push(event.fault)
      }
      const options = { automatic: false, onlyDue: given.onlyDue === true }
      worker ??= openProcessWorker(installation, log, options)
      await worker.runPending()
    },
  })
  await worker?.close()
  if (faults.length > 0) throw new AggregateError(faults, 'the worker met faults')
}

/** Promises that do not hold, in words. */
export async function brokenPromises(database: Database): Promise<readonly string[]> {
  return (await checkInvariants(database)).flatMap(({ name, violations }) =>
    violations.map(what => `${name}: ${what}`),
  )
}

/** Everything that ever happened: the leaves of the log, in their order, from the one after `after`. */
export async function leavesOf(database: Database, after = 0): Promise<readonly string[]> {
  const result = await sql<{ leaf: string }>`
    select leaf from journal_entry order by id offset ${after}`.execute(database)
  return result.rows.map(row => row.leaf)
}

/** Places that facts of these leaves are about. */
export function territoriesOf(leaves: readonly string[]): readonly string[] {
  const named = leaves.flatMap(leaf => {
    const { facts } = JSON.parse(leaf) as { facts: { territory?: string } }
    return facts.territory ?? []
  })
  return [...new Set(named)].sort()
}

/** What somebody of one office did to an application of another's. */
export async function crossings(database: Database): Promise<readonly string[]> {
  const result = await sql<{ what: string }>`
    select distinct event.actor || ' ' || event.kind || ' ' || application.territory_code as what
    from application_event event join application on application.id = event.application_id
    join staff on event.actor in ('staff:' || staff.id, 'provider:' || staff.id)
    join territory home on home.code = application.territory_code
    where staff.territory_code not in (home.code, home.parent_code, 'kz')`.execute(database)
  return result.rows.map(row => row.what)
}
