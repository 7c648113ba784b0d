/** What the worker does for attendance: its part of the minute sweep. */
import type { Each } from './contract-work.ts'
import { closeAnswerTime } from './domain/attendance/close-answer-time.ts'
import { closeDisputeTime } from './domain/attendance/decide-dispute.ts'
import { findDisputesOverdue, findLinesOverdue } from './domain/attendance/find-due.ts'
import { openMonths } from './domain/attendance/open-months.ts'
import { remindFamilies } from './domain/attendance/remind-families.ts'
import { tellWeek } from './domain/attendance/tell-week.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction } from './platform/db/database.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500
/** 788 000 enrolments are told of in about an hour. */
const STEPS_A_MINUTE = 30

type AttendanceDeps = {
  readonly database: Database
  readonly setting: Setting
  readonly report: (message: string) => (fault: unknown) => void
}

/**
 * Whatever it was killed in the middle of, the next minute finds again: a step is one transaction, and what is done is
 * not found a second time.
 */
export async function sweepAttendance(
  { database, setting, report }: AttendanceDeps,
  each: Each,
): Promise<void> {
  const now = () => setting.clock.now()
  await inTransaction(database, tx => openMonths(tx, ACTOR, setting)).catch(
    report('months of attendance: not opened'),
  )
  // Before times are closed: a worker that was away for days reminds nobody of what is over.
  await remindAll(database, setting).catch(report('sheets: not reminded'))
  await tellAllOfWeek(database, setting).catch(report('week of attendance: not told'))
  await each(
    'close the time of a dispute',
    () => findDisputesOverdue(database, now(), BATCH),
    (tx, id) => closeDisputeTime(tx, ACTOR, setting, id),
  )
  await each(
    'close the time to answer',
    () => findLinesOverdue(database, now(), BATCH),
    (tx, id) => closeAnswerTime(tx, ACTOR, setting, id),
  )
}

/** Hundreds of families a transaction: on one morning of a month half of them may be reminded. */
async function remindAll(database: Database, setting: Setting): Promise<void> {
  for (;;) {
    const reminded = await inTransaction(database, tx => remindFamilies(tx, ACTOR, setting, BATCH))
    if (reminded < BATCH) return
  }
}

/** A million messages on a Saturday: a step at a time, so that other work of the minute gets its turn. */
async function tellAllOfWeek(database: Database, setting: Setting): Promise<void> {
  for (let step = 0; step < STEPS_A_MINUTE; step += 1) {
    const more = await inTransaction(database, tx => tellWeek(tx, ACTOR, setting, BATCH))
    if (!more) return
  }
}
