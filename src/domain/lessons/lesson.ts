/** When a club's group has lessons: the week it keeps, single days that are otherwise, and why a change is refused. */

export type LessonHour = {
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  readonly roomId: bigint
  readonly coachId: bigint
}

/** A lesson of every week. */
export type TimetableSlot = LessonHour & {
  readonly id: bigint
  readonly groupId: bigint
  /** 1 is Monday. */
  readonly weekday: number
  readonly validFrom: Temporal.PlainDate
  /** Its last day; null while no end is known. */
  readonly validTo: Temporal.PlainDate | null
}

/** A day on which the lesson of the week falls out, or one is held besides. */
export type LessonChange = {
  readonly id: bigint
  readonly groupId: bigint
  readonly day: Temporal.PlainDate
  readonly words: string
} & ({ readonly kind: 'cancelled' } | ({ readonly kind: 'held' } & LessonHour))

/** At most one a group and day: a day's mark is the lesson's (decision 0025). */
export type Lesson = LessonHour & { readonly day: Temporal.PlainDate }

export type LessonRefusal =
  | 'lesson/slot-overlaps'
  | 'lesson/not-of-club'
  | 'lesson/month-submitted'
  | 'lesson/already-marked'
  | 'lesson/changed-already'

export const lessonConstraints: Readonly<Record<string, LessonRefusal>> = {
  timetable_slot_one_a_day: 'lesson/slot-overlaps',
  lesson_change_one_a_day: 'lesson/changed-already',
}

export const MOST_CHANGE_WORDS = 500
