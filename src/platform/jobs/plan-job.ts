/** Plans work that happens after the commit: the job's row is written with the change itself. */
import { sql } from 'kysely'
import { ahead, type Tx } from '../db/database.ts'

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
  await ahead(
    tx,
    sql`/* prepare: plan-job */ select plan_job(${name}, ${JSON.stringify(payload)}::json,
      ${options.runAt ?? null}::timestamptz, ${options.key ?? null}::text)`,
  )
}

type KeyedJob = {
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  readonly key: string
}

/** Many jobs of one name in one statement, each with a key of its own; they are begun in the order given. */
export async function planJobs(tx: Tx, name: string, jobs: readonly KeyedJob[]): Promise<void> {
  if (jobs.length === 0) return
  // The worker takes the earliest first and knows no other order: of one moment, any of them could be next.
  // By the clock and not by the transaction: what one transaction plans later is begun later.
  await sql`select plan_job(${name}, job -> 'payload', (select clock_timestamp()) + place * interval '1 microsecond',
      job ->> 'key')
    from json_array_elements(${JSON.stringify(jobs)}::json) with ordinality given (job, place)`.execute(
    tx,
  )
}
