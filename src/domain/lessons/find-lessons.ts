/** The lessons of groups in a month, and the week that each keeps. */
import type { Read } from '../../platform/db/database.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import { composeLessons } from './compose-lessons.ts'
import type { Lesson, LessonChange, TimetableSlot } from './lesson.ts'
import { selectChanges, selectSlots } from './lesson-queries.ts'

/** An entry for each group, in the order of days. */
export async function findLessons(
  read: Read,
  calendar: Pick<WorkingCalendar, 'daysOff'>,
  groupIds: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<ReadonlyMap<bigint, readonly Lesson[]>> {
  const { slots, changes } = await load(read, groupIds, month)
  return new Map(
    groupIds.map(id => [
      id,
      composeLessons(calendar, month, slots.get(id) ?? [], changes.get(id) ?? []),
    ]),
  )
}

export type GroupTimetable = {
  readonly slots: readonly TimetableSlot[]
  readonly changes: readonly LessonChange[]
  readonly lessons: readonly Lesson[]
}

export async function findTimetable(
  read: Read,
  calendar: Pick<WorkingCalendar, 'daysOff'>,
  groupId: bigint,
  month: Temporal.PlainYearMonth,
): Promise<GroupTimetable> {
  const loaded = await load(read, [groupId], month)
  const slots = loaded.slots.get(groupId) ?? []
  const changes = loaded.changes.get(groupId) ?? []
  return { slots, changes, lessons: composeLessons(calendar, month, slots, changes) }
}

async function load(
  read: Read,
  groupIds: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<{
  readonly slots: ReadonlyMap<bigint, readonly TimetableSlot[]>
  readonly changes: ReadonlyMap<bigint, readonly LessonChange[]>
}> {
  const span = {
    from: month.toPlainDate({ day: 1 }),
    to: month.toPlainDate({ day: month.daysInMonth }),
  }
  const slots = await selectSlots(read, groupIds, span)
  const changes = await selectChanges(read, groupIds, span)
  return {
    slots: Map.groupBy(slots, one => one.groupId),
    changes: Map.groupBy(changes, one => one.groupId),
  }
}
