/** SQL of the runs of the invariants and of their history. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type {
  InvariantCause,
  InvariantName,
  InvariantOutcome,
  InvariantReport,
} from './invariant.ts'

/** False when another run is going on; the lock ends with the transaction. */
export async function tryRunLock(tx: Tx): Promise<boolean> {
  const result = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('kezek-invariants', 0)) as mine`.execute(tx)
  return result.rows[0]?.mine === true
}

/** How long it took is measured from the beginning of the transaction, by the database. */
export async function insertRun(
  tx: Tx,
  run: {
    readonly at: Temporal.Instant
    readonly cause: InvariantCause
    readonly night: Temporal.PlainDate | null
    readonly by: string
  },
  reports: readonly InvariantReport[],
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into invariant_run (at, cause, night, run_by, duration_ms)
    select ${run.at}, ${run.cause}, ${run.night}::date, ${run.by},
           greatest(0, round(extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000))::integer
    returning id`.execute(tx)
  const id = result.rows[0]?.id ?? 0n
  await tx
    .insertInto('invariant_result')
    .values(
      reports.map(({ name, outcome, count, violations }) => ({
        run_id: id,
        name,
        outcome,
        violations: count,
        found: [...violations],
      })),
    )
    .execute()
  return id
}

export async function selectLastRun(read: Read) {
  return read.selectFrom('invariant_run').selectAll().orderBy('id', 'desc').executeTakeFirst()
}

export async function existsNightlyRun(read: Read, night: Temporal.PlainDate): Promise<boolean> {
  const row = await read
    .selectFrom('invariant_run')
    .select('id')
    .where('cause', '=', 'nightly')
    .where('night', '=', night)
    .executeTakeFirst()
  return row !== undefined
}

export type StandingRow = {
  readonly name: InvariantName
  readonly outcome: InvariantOutcome
  readonly violations: number | null
  readonly found: readonly string[]
  /** The first run from which on the outcome has been the same. */
  readonly since: Temporal.Instant
}

/** The results of one run, each with the moment since which they have been so. */
export async function selectStanding(read: Read, runId: bigint): Promise<readonly StandingRow[]> {
  const result = await sql<StandingRow>`
    select result.name, result.outcome, result.violations, result.found, (
      select min(run.at) from invariant_result same join invariant_run run on run.id = same.run_id
      where same.name = result.name and same.run_id > coalesce((
        select max(other.run_id) from invariant_result other
        where other.name = result.name and other.run_id <= result.run_id and other.outcome <> result.outcome), 0)
    ) as since
    from invariant_result result where result.run_id = ${runId}`.execute(read)
  return result.rows
}

export type DayRow = {
  readonly name: InvariantName
  readonly day: Temporal.PlainDate
  readonly outcomes: readonly InvariantOutcome[]
}

/** What was found on each civil day from one on. */
export async function selectDays(read: Read, from: Temporal.PlainDate): Promise<readonly DayRow[]> {
  const result = await sql<DayRow>`
    select result.name, (run.at at time zone 'Asia/Almaty')::date as day,
           array_agg(distinct result.outcome) as outcomes
    from invariant_run run join invariant_result result on result.run_id = run.id
    where run.at >= ${from}::timestamp at time zone 'Asia/Almaty'
    group by 1, 2 order by 1, 2`.execute(read)
  return result.rows
}

export async function selectRuns(read: Read, limit: number) {
  const result = await sql<{
    id: bigint
    at: Temporal.Instant
    cause: InvariantCause
    run_by: string
    duration_ms: number
    broken: number
    unchecked: number
  }>`
    select run.id, run.at, run.cause, run.run_by, run.duration_ms,
           count(*) filter (where result.outcome = 'broken')::integer as broken,
           count(*) filter (where result.outcome = 'unchecked')::integer as unchecked
    from (select * from invariant_run order by id desc limit ${limit}) run
    join invariant_result result on result.run_id = run.id
    group by run.id, run.at, run.cause, run.run_by, run.duration_ms
    order by run.id desc`.execute(read)
  return result.rows
}
