/** What is marked each day and what a month is made of (order of 23.09.2025, "electronic attendance sheet"). */

export type MarkState = 'present' | 'absent'

export type AbsenceReason = 'illness' | 'leave' | 'quarantine' | 'family' | 'other'

/** What holds of a child's day; `reason` only of an absence, times only of a presence. */
export type MarkContent = {
  readonly state: MarkState
  readonly reason: AbsenceReason | null
  readonly arrivedAt: Temporal.PlainTime | null
  readonly leftAt: Temporal.PlainTime | null
}

export type Mark = MarkContent & { readonly revision: number }

/** A certificate or a parent's request; covers both its first and its last day. */
export type AbsencePaper = {
  readonly reason: AbsenceReason
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
}

export type SheetLineState =
  | 'submitted'
  | 'confirmed'
  | 'disputed'
  | 'unconfirmed'
  | 'refused'
  | 'settled'

export type DisputeState = 'open' | 'conceded' | 'contested' | 'unanswered' | 'upheld' | 'dismissed'

export type AttendanceRefusal =
  | 'attendance/day-to-come'
  | 'attendance/day-off'
  | 'attendance/no-lesson'
  | 'attendance/month-submitted'
  | 'attendance/two-places'
  | 'attendance/mark-not-in-rules'
  | 'attendance/paper-outside-enrolment'
  | 'sheet/month-not-over'
  | 'sheet/no-lessons'
  | 'sheet/days-not-marked'
  | 'sheet/already-submitted'
  | 'sheet/not-here'
  | 'sheet/changed'
  | 'sheet/already-answered'
  | 'sheet/too-late'
  | 'sheet/day-not-disputable'
  | 'sheet/nothing-to-decide'
  | 'sheet/nothing-to-take-back'
  | 'lesson-answer/month-submitted'
  | 'lesson-answer/objected'

export const attendanceConstraints: Readonly<Record<string, AttendanceRefusal>> = {
  sheet_once: 'sheet/already-submitted',
  // Both places marked it in the same moment.
  attended_time_one_place: 'attendance/two-places',
}

export const MOST_REASON_WORDS = 500
