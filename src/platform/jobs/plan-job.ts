/** Plans work that happens after the commit: the job's row is written with the change itself. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export type JobOptions = {
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
  await sql`select graphile_worker.add_job(
    ${name}, payload => ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`.execute(
    tx,
  )
}
