/** Plans work that happens after the commit: the job's row is written with the change itself. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

type JobOptions = {
  readonly runAt?: Temporal.Instant
  /** Jobs with one key are one job: planning it again only moves it. */
  readonly key?: string
}

export async function planJob(
  tx: Tx,
  name: string,
  payload: Readonly<Record<string, string | number | boolean | null>>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select plan_job(${name}, ${JSON.stringify(payload)}::json,
    ${options.runAt ?? null}::timestamptz, ${options.key ?? null}::text)`.execute(tx)
}

type KeyedJob = {
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  readonly key: string
}

/** Many jobs of one name in one statement, each with a key of its own. */
export async function planJobs(tx: Tx, name: string, jobs: readonly KeyedJob[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`select plan_job(${name}, job -> 'payload', null, job ->> 'key')
    from json_array_elements(${JSON.stringify(jobs)}::json) job`.execute(tx)
}
