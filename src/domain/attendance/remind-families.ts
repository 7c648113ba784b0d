/** Families that have not answered a month are reminded once, while there are working days left to do it. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { addWorkingDays } from '../territories/working-calendar.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type RemindedLine, takeLinesToRemind } from './family-queries.ts'
import { tellFamilies } from './tell-families.ts'

/** Assumed: no order knows a reminder. Two working days are left, the last one included or not begun. */
const WORKING_DAYS_BEFORE = 2

/**
 * Up to `limit` lines, by the worker; returns how many there were. Nobody is reminded on the day on which the month was
 * submitted. Two children whose time ends together are one message.
 */
export async function remindFamilies(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  limit: number,
): Promise<number> {
  authorize(actor, attendanceAccess.remind)
  const now = setting.clock.now()
  const today = setting.clock.today()
  const last = addWorkingDays(setting.calendar, today, WORKING_DAYS_BEFORE)
  // A year that the calendar does not know yet: the sheets of it cannot be submitted either.
  if (!last.ok) return 0
  const until = startOfDay(last.value.add({ days: 1 }))
  const submittedBefore = startOfDay(today)
  const lines = await takeLinesToRemind(tx, { now, until, submittedBefore, limit })
  const together = Map.groupBy(lines, line => `${line.month}:${lastDayOf(line)}`)
  for (const [cause, some] of together) {
    const [first] = some
    await tellFamilies(
      tx,
      now,
      some.map(line => line.enrolmentId),
      {
        template: 'sheet-reminder',
        cause: () => cause,
        ...(first && { lastDay: lastDayOf(first) }),
      },
    )
  }
  return lines.length
}

/** `answerUntil` is the first moment that is too late. */
function lastDayOf({ answerUntil }: RemindedLine): Temporal.PlainDate {
  return lastDayBefore(answerUntil)
}

export function lastDayBefore(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}
