/** The week's digest: every legal representative learns how often her child was marked present, so that nobody is paid for a ghost. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import { attendanceAccess } from './attendance-access.ts'
import {
  lockDigest,
  type MarkedWeek,
  selectBatchEnd,
  selectMarkedWeek,
  selectWeek,
  updateDigest,
} from './digest-queries.ts'

export type { MarkedWeek } from './digest-queries.ts'

/** Assumed: the seven days to a Friday are told from Saturday 10:00 on; by Monday 10:00 it is no news any more. */
const HOURS_AFTER_FRIDAY = 34
const HOURS_OF_NEWS = 48
const FRIDAY = 5

/** The Friday whose week is to be told now. */
export function weekToTell(now: Temporal.Instant): Temporal.PlainDate | undefined {
  const then = now.subtract({ hours: HOURS_AFTER_FRIDAY }).toZonedDateTimeISO(ALMATY)
  const back = (then.dayOfWeek - FRIDAY + 7) % 7
  const hours = back * 24 + then.hour
  return hours < HOURS_OF_NEWS ? then.toPlainDate().subtract({ days: back }) : undefined
}

/**
 * The next `limit` enrolments, by the worker; false when everybody has been told. A step is one transaction and the step
 * remembers where it ended: nobody is told twice or left out, whatever it was killed in the middle of.
 */
export async function tellWeek(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  limit: number,
): Promise<boolean> {
  authorize(actor, attendanceAccess.remind)
  const now = setting.clock.now()
  const week = weekToTell(now)
  if (week === undefined) return false
  const after = await lockDigest(tx, week, now)
  if (after === undefined) return false
  const from = firstDayOf(week)
  const upTo = await selectBatchEnd(tx, { after, from, limit })
  if (upTo === undefined) {
    await updateDigest(tx, week, { upTo: after, planned: 0, doneAt: now })
    return false
  }
  const families = await selectWeek(tx, { after, upTo, from, to: week })
  const messages = families.map(family => ({
    to: { personId: family.personId },
    template: 'attendance-week',
    facts: { number: family.number, count: family.present },
    applicationId: family.applicationId,
    eventKey: `attendance-week:${week}:${family.enrolmentId}:${family.personId}`,
  }))
  await planMessages(tx, now, messages, 'with-the-sweep')
  await updateDigest(tx, week, { upTo, planned: messages.length, doneAt: null })
  return true
}

/** The seven days to today, for the family; whoever calls has seen that the enrolments are the reader's own. */
export async function findMarkedWeek(
  read: Read,
  enrolmentIds: readonly bigint[],
  today: Temporal.PlainDate,
): Promise<readonly MarkedWeek[]> {
  return selectMarkedWeek(read, enrolmentIds, firstDayOf(today), today)
}

const firstDayOf = (last: Temporal.PlainDate) => last.subtract({ days: 6 })
