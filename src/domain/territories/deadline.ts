/** Deadlines of families: from the day after a delivered notice to the end of the last day, Almaty time. */
import { err, ok, type Result } from '../../base/result.ts'
import { ALMATY } from '../../base/time-zone.ts'
import {
  addWorkingDays,
  type WorkingCalendar,
  workingDaysBetween,
  type YearNotCovered,
} from './working-calendar.ts'

/** Whole numbers, at least 1. */
export type DeadlineTerm = { readonly workingDays: number } | { readonly calendarDays: number }

type Deadline = {
  /** The civil day on which the notice was delivered; it is not counted. */
  readonly noticeDay: Temporal.PlainDate
  /** The last day on which the family may act, to its very end. This is the day to show. */
  readonly lastDay: Temporal.PlainDate
  /** The first moment that is too late: 00:00 of the day after `lastDay`. Compare with `<`, never `<=`. */
  readonly endsAt: Temporal.Instant
}

function dayOf(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(ALMATY).toPlainDate()
}

/**
 * A term in working days counts working days only. A term in calendar days counts all days and is not moved when its
 * last day is a day off: neither the orders nor the practice known to us move it (assumed).
 */
export function deadlineAfter(
  calendar: WorkingCalendar,
  noticeDeliveredAt: Temporal.Instant,
  term: DeadlineTerm,
): Result<Deadline, YearNotCovered> {
  const noticeDay = dayOf(noticeDeliveredAt)
  const lastDay =
    'workingDays' in term
      ? addWorkingDays(calendar, noticeDay, term.workingDays)
      : ok(noticeDay.add({ days: term.calendarDays }))
  if (!lastDay.ok) return err(lastDay.error)
  const endsAt = lastDay.value.add({ days: 1 }).toZonedDateTime(ALMATY).toInstant()
  return ok({ noticeDay, lastDay: lastDay.value, endsAt })
}

/** Working days of the term that are not over yet, today included; 0 once the deadline has passed. */
export function workingDaysLeft(
  calendar: WorkingCalendar,
  deadline: Deadline,
  now: Temporal.Instant,
): Result<number, YearNotCovered> {
  const yesterday = dayOf(now).subtract({ days: 1 })
  const beforeNotice = Temporal.PlainDate.compare(yesterday, deadline.noticeDay) < 0
  return workingDaysBetween(
    calendar,
    beforeNotice ? deadline.noticeDay : yesterday,
    deadline.lastDay,
  )
}
