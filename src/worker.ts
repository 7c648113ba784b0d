/** The worker: which jobs there are, what each calls, and the minute sweep that lets nothing be forgotten. */
import type pg from 'pg'
import { sweepApplications } from './application-work.ts'
import { sweepAttendance } from './attendance-work.ts'
import { Refusal } from './base/failure.ts'
import { contractJobs, sweepContracts } from './contract-work.ts'
import { forgetUnsentDocuments } from './domain/applications/document-litter.ts'
import type { DocumentStore } from './domain/applications/document-store.ts'
import { retireFamilies } from './domain/erasure/retire-families.ts'
import {
  applyReceipts,
  forgetOldReceipts,
  keepReceipts,
  type ReceiptBook,
} from './domain/notifications/apply-receipts.ts'
import { type Delivery, deliverMessages } from './domain/notifications/deliver-messages.ts'
import { RENEW_MILESTONES, renewMilestones } from './domain/queue/renew-milestones.ts'
import { PROGRAMMES, type Programme } from './domain/territories/rollout.ts'
import type { Setting } from './domain/territories/setting.ts'
import { flagJobs } from './flag-work.ts'
import { moneyJobs, sweepMoney } from './money-work.ts'
import { paymentJobs, sweepPayments } from './payment-work.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Database, inTransaction, type Tx } from './platform/db/database.ts'
import { sweepRequests } from './platform/db/sweep-requests.ts'
import { sweepAttempts } from './platform/identity/attempt-limit.ts'
import { sweepSessions } from './platform/identity/open-session.ts'
import { sweepChallenges } from './platform/identity/passkey-queries.ts'
import { sweepCodes } from './platform/identity/phone-code.ts'
import {
  type JobHandlers,
  type RunningJobs,
  runDueJobs,
  startJobs,
} from './platform/jobs/run-jobs.ts'
import type { LogKeeper } from './platform/journal/keep-log.ts'
import { DELIVER_MESSAGES } from './platform/outbox/plan-message.ts'
import { settleSwaps, swapJobs } from './swap-work.ts'
import { giveInTurn, publishOfTheDay } from './turn-work.ts'

export type WorkerLog = (event: {
  readonly level: 'error' | 'warning' | 'info' | 'debug'
  readonly message: string
  readonly fault?: unknown
}) => void

type HoldAutomatically = (
  database: Database,
  actor: Actor,
  setting: Setting,
  cause: { readonly territory: string; readonly programme: Programme; readonly cause: string },
) => Promise<unknown>

type WorkerDeps = {
  /** As the application's role; the jobs' own work goes through it. */
  readonly database: Database
  /** As the owner; only for the queue of jobs itself. */
  readonly jobPool: pg.Pool
  readonly setting: Setting
  readonly delivery: Delivery
  readonly holdAutomatically: HoldAutomatically
  /** Absent where the process has no place for documents; then none are forgotten. */
  readonly documents?: DocumentStore
  /** Absent where the journal is not looked at; then facts wait in the outbox. */
  readonly logKeeper?: Pick<LogKeeper, 'keep' | 'start'>
  /** The night's work, repeatable; absent where months pass in a minute (the seeder). */
  readonly keepNight?: () => Promise<void>
  /** Only what has its own day: no rounds, lists, exchanges, bulletins (a story that is told where another city lives). */
  readonly onlyDue?: boolean
  /** Sessions and codes live by the real clock, also where that of the business is moved. */
  readonly wallClock?: Clock
  readonly log: WorkerLog
}

export const AUTOMATIC_ITERATION = 'automatic-iteration'
const MINUTE_SWEEP = 'minute-sweep'
const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

export type Worker = {
  /** Everything that is due at the setting's clock, to the end; then it is all in the database. */
  runPending(): Promise<void>
  start(concurrency: number): Promise<RunningJobs>
}

/** One worker for a process: it listens to its gateway's receipts from now on. */
export function openWorker(deps: WorkerDeps): Worker {
  const { database, setting, delivery, jobPool, log } = deps
  const reportFault = (fault: unknown) => log({ level: 'error', message: 'receipt failed', fault })
  const receipts = keepReceipts(database, setting, delivery.gateway, reportFault)
  const handlers = handlersOf(deps, receipts)
  const queue = {
    pool: jobPool,
    handlers,
    log: ({ level, message }: { level: 'error' | 'warning' | 'info' | 'debug'; message: string }) =>
      log({ level, message }),
  }
  return {
    async runPending() {
      await deps.logKeeper?.keep()
      await runDueJobs(queue)
      await sweep(deps, receipts)
      // What the sweep planned itself (an iteration for freed money, milestones) belongs to it.
      await runDueJobs(queue)
      await deliver(deps, receipts)
      await deps.logKeeper?.keep()
    },
    async start(concurrency) {
      const jobs = await startJobs(queue, { concurrency, everyMinute: [MINUTE_SWEEP] })
      const log = deps.logKeeper?.start()
      return {
        ended: jobs.ended,
        stop: async () => {
          await jobs.stop()
          // Last: most of what the jobs did is placed yet; the rest waits in the outbox for the next start.
          await log?.stop()
        },
      }
    },
  }
}

function handlersOf(deps: WorkerDeps, receipts: ReceiptBook): JobHandlers {
  const { database, setting } = deps
  return {
    [DELIVER_MESSAGES]: () => deliver(deps, receipts),
    [MINUTE_SWEEP]: () => sweep(deps, receipts),
    ...contractJobs(deps),
    ...swapJobs(deps),
    ...moneyJobs(deps),
    ...flagJobs(deps),
    ...paymentJobs(deps),
    [RENEW_MILESTONES]: async () => void (await renewMilestones(database)),
    [AUTOMATIC_ITERATION]: async payload => {
      const { territory, programme, cause } = payload
      const known = PROGRAMMES.find(name => name === programme)
      if (typeof territory !== 'string' || known === undefined) {
        throw new Error('automatic-iteration needs territory and programme')
      }
      await deps.holdAutomatically(database, ACTOR, setting, {
        territory,
        programme: known,
        cause: String(cause),
      })
    },
  }
}

/** Receipts of the demonstration's gateway come at once; those of others a later sweep applies. */
async function deliver(deps: WorkerDeps, receipts: ReceiptBook): Promise<void> {
  const { database, setting, delivery, log } = deps
  await deliverMessages(database, setting, delivery)
  await new Promise<void>(resolve => setImmediate(resolve))
  await receipts.settled()
  await applyReceipts(database, setting, fault =>
    log({ level: 'error', message: 'receipt not applied', fault }),
  )
}

/** In the order of cause and effect: notices first, so that no clock is judged before it was started. */
async function sweep(deps: WorkerDeps, receipts: ReceiptBook): Promise<void> {
  const { database, setting } = deps
  await deliver(deps, receipts)
  await sweepApplications({ database, setting }, (what, find, act) => each(deps, what, find, act))
  if (!deps.onlyDue) await settleSwaps(deps, reportTo(deps))
  // Before places are given: seats that children left yesterday are given today.
  await sweepContracts(deps, (what, find, act) => each(deps, what, find, act))
  const inTurn = { database, setting, report: reportTo(deps) }
  if (!deps.onlyDue) {
    await giveInTurn(inTurn, (what, find, act) => each(deps, what, find, act))
  }
  await sweepAttendance({ database, setting, report: reportTo(deps) }, (what, find, act) =>
    each(deps, what, find, act),
  )
  await sweepMoney({ database, setting }, (what, find, act) => each(deps, what, find, act))
  // After the times of parents are closed: what is confirmed by now can be in an act.
  await sweepPayments({ database, setting, report: reportTo(deps) })
  if (!deps.onlyDue) await publishOfTheDay(inTurn)
  await deliver(deps, receipts)
  await renewMilestones(database)
  await forgetWhatHasEnded(deps)
  await forgetOldReceipts(database, setting)
  if (deps.documents !== undefined) {
    await forgetUnsentDocuments(database, setting, deps.documents)
    await retireFamilies(database, ACTOR, setting, deps.documents, fault =>
      deps.log({ level: 'error', message: 'retention: not done', fault }),
    )
  }
  await deps.keepNight?.().catch((fault: unknown) => {
    deps.log({ level: 'error', message: 'the night: not done', fault })
  })
}

const reportTo =
  ({ log }: WorkerDeps) =>
  (message: string) =>
  (fault: unknown) =>
    log({ level: fault instanceof Refusal ? 'warning' : 'error', message, fault })

async function forgetWhatHasEnded({ database, wallClock = systemClock }: WorkerDeps) {
  const now = wallClock.now()
  for (const forget of [sweepSessions, sweepCodes, sweepAttempts, sweepChallenges, sweepRequests]) {
    await inTransaction<unknown>(database, tx => forget(tx, now))
  }
}

/**
 * Batch after batch, each row in a transaction of its own. What cannot be done (a rule refuses, a fault)
 * is reported and left for the next minute; a batch in which nothing could be done ends the run.
 */
async function each<Due>(
  deps: WorkerDeps,
  what: string,
  find: () => Promise<readonly Due[]>,
  act: (tx: Tx, due: Due) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const due = await find()
    let done = 0
    for (const one of due) {
      try {
        await inTransaction(deps.database, tx => act(tx, one))
        done += 1
      } catch (fault) {
        const refused = fault instanceof Refusal
        deps.log({ level: refused ? 'warning' : 'error', message: `${what}: not done`, fault })
      }
    }
    if (due.length < BATCH || done === 0) return
  }
}
