/** On which days of a month a group is marked: a kindergarten on working days, a club when it has a lesson. */
import type { Read } from '../../platform/db/database.ts'
import { findLessons } from '../lessons/find-lessons.ts'
import type { Lesson } from '../lessons/lesson.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import { workingDaysOf } from './working-month.ts'

/** In their order; empty only for a club without a lesson. */
export async function findExpectedDays(
  read: Read,
  calendar: WorkingCalendar,
  group: { readonly id: bigint; readonly programme: 'preschool' | 'club' },
  month: Temporal.PlainYearMonth,
): Promise<readonly Temporal.PlainDate[]> {
  if (group.programme === 'preschool') return workingDaysOf(calendar, month)
  const lessons = await findLessons(read, calendar, [group.id], month)
  return (lessons.get(group.id) ?? []).map(lesson => lesson.day)
}

/** The lesson of each of these groups of clubs on the day; a group without one is not in it. */
export async function findLessonsOn(
  read: Read,
  calendar: WorkingCalendar,
  groupIds: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<bigint, Lesson>> {
  const lessons = await findLessons(read, calendar, groupIds, day.toPlainYearMonth())
  return new Map(
    groupIds.flatMap(id => {
      const lesson = lessons.get(id)?.find(one => one.day.equals(day))
      return lesson === undefined ? [] : [[id, lesson] as const]
    }),
  )
}
