/** SQL of timetables and of days that are otherwise. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { LessonChange, LessonHour, TimetableSlot } from './lesson.ts'

/** Those that hold on some day of the span, in the order of the week. */
export async function selectSlots(
  read: Read,
  groupIds: readonly bigint[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly TimetableSlot[]> {
  const result = await sql<TimetableSlot>`
    select id, group_id as "groupId", weekday, starts_at as "startsAt", ends_at as "endsAt", room_id as "roomId",
           coach_id as "coachId", valid_from as "validFrom", valid_to as "validTo"
    from timetable_slot
    where group_id = any(${groupIds}::bigint[]) and valid_from <= ${span.to}::date
      and (valid_to is null or valid_to >= ${span.from}::date)
    order by weekday, starts_at, id`.execute(read)
  return result.rows
}

type ChangeRow = {
  readonly id: bigint
  readonly groupId: bigint
  readonly day: Temporal.PlainDate
  readonly words: string
  readonly kind: LessonChange['kind']
} & { readonly [Key in keyof LessonHour]: LessonHour[Key] | null }

export async function selectChanges(
  read: Read,
  groupIds: readonly bigint[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly LessonChange[]> {
  const result = await sql<ChangeRow>`
    select id, group_id as "groupId", day, words, kind, starts_at as "startsAt", ends_at as "endsAt", room_id as "roomId",
           coach_id as "coachId"
    from lesson_change
    where group_id = any(${groupIds}::bigint[]) and day between ${span.from}::date and ${span.to}::date
      and taken_back_at is null
    order by day, id`.execute(read)
  // `lesson_change_held_has_hour`: the hour of one that is held is whole.
  return result.rows as readonly LessonChange[]
}

export type LessonGroup = {
  readonly id: bigint
  readonly name: string
  readonly providerId: bigint
  readonly bin: string
  readonly territory: string
  readonly programme: 'preschool' | 'club'
}

/** Locked as whoever marks or submits locks it: a lesson is not taken away under a teacher's hands. */
export async function lockLessonGroup(tx: Tx, id: bigint): Promise<LessonGroup | undefined> {
  const result = await sql<LessonGroup>`
    select provider_group.id, provider_group.name, provider_id as "providerId", bin, territory_code as territory,
           programme
    from provider_group join provider on provider.id = provider_id
    where provider_group.id = ${id} for no key update of provider_group`.execute(tx)
  return result.rows[0]
}

export async function lockSlot(tx: Tx, id: bigint): Promise<TimetableSlot | undefined> {
  const result = await sql<TimetableSlot>`
    select id, group_id as "groupId", weekday, starts_at as "startsAt", ends_at as "endsAt", room_id as "roomId",
           coach_id as "coachId", valid_from as "validFrom", valid_to as "validTo"
    from timetable_slot where id = ${id} for no key update`.execute(tx)
  return result.rows[0]
}

/** Whether the month of the day, or a later one, is submitted. */
export async function isSubmittedFrom(
  read: Read,
  groupId: bigint,
  day: Temporal.PlainDate,
): Promise<boolean> {
  const result = await sql`
    select from sheet where group_id = ${groupId} and month >= ${day.with({ day: 1 })}::date limit 1`.execute(
    read,
  )
  return result.rows.length > 0
}

/** Days of the span that somebody marked in this group. */
export async function selectMarkedDays(
  read: Read,
  groupId: bigint,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null },
): Promise<readonly Temporal.PlainDate[]> {
  const result = await sql<{ day: Temporal.PlainDate }>`
    select day from attendance_day
    where group_id = ${groupId} and day >= ${span.from}::date and (${span.to}::date is null or day <= ${span.to}::date)
    order by day`.execute(read)
  return result.rows.map(row => row.day)
}

/** Whether room and coach are of this club and can be used from the day on. */
export async function areUsable(
  read: Read,
  providerId: bigint,
  { roomId, coachId }: Pick<LessonHour, 'roomId' | 'coachId'>,
  day: Temporal.PlainDate,
): Promise<boolean> {
  const result = await sql<{ usable: boolean }>`
    select exists (select from room where id = ${roomId} and provider_id = ${providerId}
             and (closed_on is null or closed_on > ${day}::date))
       and exists (select from coach where id = ${coachId} and provider_id = ${providerId}
             and started_on <= ${day}::date and (left_on is null or left_on >= ${day}::date)) as usable`.execute(
    read,
  )
  return result.rows[0]?.usable ?? false
}

export async function insertSlot(tx: Tx, slot: Omit<TimetableSlot, 'id'>): Promise<bigint> {
  const row = await tx
    .insertInto('timetable_slot')
    .values({
      group_id: slot.groupId,
      weekday: slot.weekday,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      room_id: slot.roomId,
      coach_id: slot.coachId,
      valid_from: slot.validFrom,
      valid_to: slot.validTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Gone when it would end before it begins: it never held. */
export async function endSlot(tx: Tx, slot: TimetableSlot, lastDay: Temporal.PlainDate) {
  if (Temporal.PlainDate.compare(lastDay, slot.validFrom) < 0) {
    await tx.deleteFrom('timetable_slot').where('id', '=', slot.id).execute()
    return
  }
  await tx
    .updateTable('timetable_slot')
    .set({ valid_to: lastDay })
    .where('id', '=', slot.id)
    .execute()
}

export async function insertChange(
  tx: Tx,
  change: {
    readonly groupId: bigint
    readonly day: Temporal.PlainDate
    readonly hour: LessonHour | null
    readonly words: string
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  const { hour } = change
  await tx
    .insertInto('lesson_change')
    .values({
      group_id: change.groupId,
      day: change.day,
      kind: (hour === null ? 'cancelled' : 'held') satisfies LessonChange['kind'],
      starts_at: hour?.startsAt ?? null,
      ends_at: hour?.endsAt ?? null,
      room_id: hour?.roomId ?? null,
      coach_id: hour?.coachId ?? null,
      words: change.words,
      made_at: change.at,
      made_by: change.by,
    })
    .execute()
}

/** False when there is none of that day any more. */
export async function takeBack(
  tx: Tx,
  groupId: bigint,
  day: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`
    update lesson_change set taken_back_at = ${at}
    where group_id = ${groupId} and day = ${day}::date and taken_back_at is null`.execute(tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

export type OwnLessonGroup = LessonGroup & { readonly plannedLessons: number }

/** Undefined for a group of another, and for one of a kindergarten. */
export async function selectOwnGroup(
  read: Read,
  providerId: bigint,
  groupId: bigint,
): Promise<OwnLessonGroup | undefined> {
  const result = await sql<OwnLessonGroup>`
    select provider_group.id, provider_group.name, provider_id as "providerId", bin, territory_code as territory,
           programme, planned_lessons as "plannedLessons"
    from provider_group join provider on provider.id = provider_id
    where provider_group.id = ${groupId} and provider_id = ${providerId} and regime = 'lessons'`.execute(
    read,
  )
  return result.rows[0]
}
