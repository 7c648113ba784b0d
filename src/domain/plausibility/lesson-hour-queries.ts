/** SQL of the lessons of a month with their hours, rooms and coaches, as lessons/compose-lessons.ts makes them of one group. */
import { type RawBuilder, sql } from 'kysely'
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import type { Look } from './flag.ts'
import { lastDayOf, monthOf } from './look-days.ts'

/** Rows `group_id, day, starts_at, ends_at, room_id, coach_id`; `groups` selects `id`. */
export function lessonsOf(
  groups: RawBuilder<unknown>,
  { month }: Look,
  { daysOff }: Pick<WorkingCalendar, 'daysOff'>,
): RawBuilder<unknown> {
  const holidays = [...daysOff.keys()].filter(day => day.startsWith(month.toString()))
  const hour = (column: string) => sql`
    case change.kind when 'held' then ${sql.ref(`change.${column}`)} else ${sql.ref(`slot.${column}`)} end as ${sql.ref(column)}`
  return sql`
    select taught.id as group_id, date.day, ${hour('starts_at')}, ${hour('ends_at')}, ${hour('room_id')}, ${hour('coach_id')}
    from (${groups}) taught
    cross join (select generate_series(${monthOf(month)}::date, ${lastDayOf(month)}::date, interval '1 day')::date as day) date
    left join lesson_change change on change.group_id = taught.id and change.day = date.day and change.taken_back_at is null
    left join timetable_slot slot on slot.group_id = taught.id and slot.weekday = extract(isodow from date.day)
      and slot.valid_from <= date.day and (slot.valid_to is null or slot.valid_to >= date.day)
      and not date.day = any(${holidays}::date[])
    where case change.kind when 'cancelled' then false when 'held' then true else slot.id is not null end`
}

/** Two rows of lessons, or of times, that have some minutes in common. */
export const overlaps = (one: string, other: string) => sql`
  (${sql.ref(`${one}.starts_at`)} < ${sql.ref(`${other}.ends_at`)} and ${sql.ref(`${other}.starts_at`)} < ${sql.ref(`${one}.ends_at`)})`
