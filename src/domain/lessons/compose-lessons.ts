/** The lessons of a month, from the week a group keeps, its exceptions and the country's days off. Pure. */
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import type { Lesson, LessonChange, TimetableSlot } from './lesson.ts'

/**
 * In the order of days. A lesson of the week is not held on a holiday or a moved day off; Saturdays and Sundays are days
 * like others, as clubs keep them. What was decided for a single day comes before all.
 */
export function composeLessons(
  calendar: Pick<WorkingCalendar, 'daysOff'>,
  month: Temporal.PlainYearMonth,
  slots: readonly TimetableSlot[],
  changes: readonly LessonChange[],
): readonly Lesson[] {
  const changed = new Map(changes.map(change => [change.day.toString(), change]))
  return Array.from({ length: month.daysInMonth }, (_, index) =>
    month.toPlainDate({ day: index + 1 }),
  ).flatMap(day => {
    const change = changed.get(day.toString())
    if (change?.kind === 'cancelled') return []
    const hour =
      change ??
      (calendar.daysOff.has(day.toString()) ? undefined : slots.find(slot => holds(slot, day)))
    if (hour === undefined) return []
    const { startsAt, endsAt, roomId, coachId } = hour
    return [{ day, startsAt, endsAt, roomId, coachId }]
  })
}

function holds(slot: TimetableSlot, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  return (
    slot.weekday === day.dayOfWeek &&
    compare(slot.validFrom, day) <= 0 &&
    (slot.validTo === null || compare(day, slot.validTo) <= 0)
  )
}
