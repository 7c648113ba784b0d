/** Runs planned jobs by graphile-worker, continuously or until none is left; knows none of them. */
import { Logger, type LogLevel, parseCronItems, run, runOnce } from 'graphile-worker'
import type pg from 'pg'

type JobPayload = Readonly<Record<string, unknown>>

/** Handlers are repeatable: a job that fails or whose worker dies is run again. */
export type JobHandlers = Readonly<Record<string, (payload: JobPayload) => Promise<void>>>

type JobLog = (event: { readonly level: LogLevel; readonly message: string }) => void

type JobQueue = {
  /** Of the owner of the database: the tables of the job queue are nobody else's. */
  readonly pool: pg.Pool
  readonly handlers: JobHandlers
  readonly log: JobLog
}

export type RunningJobs = {
  /** Lets the jobs that run now finish. */
  stop(): Promise<void>
  /** Settles when the worker ends by itself, with the fault that ended it. */
  readonly ended: Promise<void>
}

/** `everyMinute`: names of handlers that are run each minute besides what is planned. */
export async function startJobs(
  queue: JobQueue,
  options: { readonly concurrency: number; readonly everyMinute: readonly string[] },
): Promise<RunningJobs> {
  const runner = await run({
    ...shared(queue),
    concurrency: options.concurrency,
    parsedCronItems: parseCronItems(
      options.everyMinute.map(task => ({
        task,
        match: '* * * * *',
        // One waiting run is enough: a long run is not followed by all the minutes that it took.
        options: { jobKey: `minute:${task}`, backfillPeriod: 0 },
      })),
    ),
  })
  return { stop: () => runner.stop(), ended: runner.promise }
}

/** Everything that is due by the database's own time; a failing job stays planned and is reported by the log. */
export async function runDueJobs(queue: JobQueue): Promise<void> {
  await runOnce(shared(queue))
}

function shared({ pool, handlers, log }: JobQueue) {
  return {
    pgPool: pool,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log({ level, message })),
    taskList: Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (payload: unknown) => handle(payload as JobPayload),
      ]),
    ),
  }
}
