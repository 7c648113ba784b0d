/** In which hours a mark has a child, where that is known: a lesson's by the timetable, a day's by coming and leaving. */
import type { Lesson } from '../lessons/lesson.ts'
import type { GivenMark } from './decide-marks.ts'
import type { HoursByEnrolment } from './hours-queries.ts'
import type { MarkedChild } from './mark-queries.ts'

/** Pure. `lessons`: of the groups of clubs on that day, by group; of a kindergarten's group there is none. */
export function knownHours(
  marks: readonly GivenMark[],
  children: readonly MarkedChild[],
  lessons: ReadonlyMap<bigint, Pick<Lesson, 'startsAt' | 'endsAt'>>,
): HoursByEnrolment {
  const groupOf = new Map(
    lessons.size === 0 ? [] : children.map(child => [child.enrolmentId, child.groupId]),
  )
  return new Map(
    marks.flatMap(mark => {
      if (mark.state === 'absent') return []
      const lesson = lessons.get(groupOf.get(mark.enrolmentId) ?? 0n)
      const startsAt = lesson?.startsAt ?? mark.arrivedAt
      const endsAt = lesson?.endsAt ?? mark.leftAt
      if (startsAt === null || endsAt === null) return []
      if (Temporal.PlainTime.compare(startsAt, endsAt) >= 0) return []
      return [[mark.enrolmentId, { startsAt, endsAt }] as const]
    }),
  )
}
