/** Which deadline of an application runs now; pure. The same answer for page, calendar file and countdown. */
import { ALMATY } from '../../../base/time-zone.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { mayRestore } from '../../../domain/applications/restore-application.ts'
import {
  type WorkingCalendar,
  workingDaysBetween,
} from '../../../domain/territories/working-calendar.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'

export const DEADLINE_KINDS = ['confirm', 'choose', 'restore', 'claims'] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

export type OpenDeadline = {
  readonly kind: DeadlineKind
  readonly day: Temporal.PlainDate
  /** 0 on the last day, negative when it has passed; see DeadlineText. */
  readonly workingDaysLeft: number
}

type DeadlineBasis = {
  readonly application: Application
  readonly voucher: Voucher | undefined
  readonly claimsDue: Temporal.Instant | undefined
  readonly now: Temporal.Instant
  readonly calendar: WorkingCalendar
}

/** Those of the family first; the office's own (checking a claim) last. */
export function openDeadlines(basis: DeadlineBasis): readonly OpenDeadline[] {
  const { application, voucher, now } = basis
  const ends: [DeadlineKind, Temporal.Instant | null | undefined][] = [
    ['confirm', voucher?.state === 'offered' ? voucher.confirmUntil : null],
    ['choose', voucher?.state === 'confirmed' ? voucher.chooseUntil : null],
    ['restore', mayRestore(application, now) ? application.restoreUntil : null],
    ['claims', basis.claimsDue],
  ]
  return ends.flatMap(([kind, endsAt]) => (endsAt ? [{ kind, ...countDown(basis, endsAt) }] : []))
}

export type CountDown = Pick<OpenDeadline, 'day' | 'workingDaysLeft'>

/** `endsAt` is the first moment that is too late. */
export function countDown(
  basis: Pick<DeadlineBasis, 'now' | 'calendar'>,
  endsAt: Temporal.Instant,
): CountDown {
  const day = endsAt.toZonedDateTimeISO(ALMATY).toPlainDate().subtract({ days: 1 })
  if (Temporal.Instant.compare(basis.now, endsAt) >= 0) return { day, workingDaysLeft: -1 }
  const today = basis.now.toZonedDateTimeISO(ALMATY).toPlainDate()
  const left = workingDaysBetween(basis.calendar, today, day)
  // Beyond the years of the calendar the days are still shown, counted as they are.
  return { day, workingDaysLeft: left.ok ? left.value : today.until(day).days }
}
