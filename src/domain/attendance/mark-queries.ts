/** SQL of marks: whole groups at once, since 31 000 groups are marked in one morning. */
import { type RawBuilder, sql } from 'kysely'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { AbsenceReason, Mark, MarkState } from './attendance.ts'
import type { MarkOutcome } from './decide-marks.ts'

export type MarkedGroup = {
  readonly id: bigint
  readonly name: string
  readonly providerId: bigint
  readonly bin: string
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  /** Of a club: so many lessons a month are paid at most. */
  readonly plannedLessons: number | null
  /** Whether the month of the day is submitted. */
  readonly submitted: boolean
  /** Whether the table of that month is there. */
  readonly monthIsOpen: boolean
}

export type MarkedChild = {
  readonly enrolmentId: bigint
  readonly groupId: bigint
  readonly application: string
  readonly mark: Mark | undefined
  /** Whether it was marked present on any day of this enrolment. */
  readonly wasPresent: boolean
}

type MarkRow = {
  enrolment_id: bigint
  group_id: bigint
  application: string
  state: MarkState | null
  reason: AbsenceReason | null
  arrived_at: Temporal.PlainTime | null
  left_at: Temporal.PlainTime | null
  revision: number | null
  was_present: boolean
}

const lockRows = (ids: readonly bigint[]) => sql`/* prepare: lock-groups */
  select id from provider_group where id = any(${ids}::bigint[]) order by id for no key update`

// A statement of its own: it sees what the one who held the lock before us has written.
const groupRows = (ids: readonly bigint[], month: Temporal.PlainDate) =>
  sql<MarkedGroup>`/* prepare: marked-groups */
    select provider_group.id, provider_group.name, provider_id as "providerId", bin,
           territory_code as territory, programme, planned_lessons as "plannedLessons",
           exists (select from sheet where sheet.group_id = provider_group.id and month = ${month}::date) as submitted,
           to_regclass('public.attendance_mark_' || to_char(${month}::date, 'YYYY_MM')) is not null as "monthIsOpen"
    from provider_group join provider on provider.id = provider_id
    where provider_group.id = any(${ids}::bigint[]) order by provider_group.id`

/**
 * Where nobody has marked the group on that day, no child of it is looked up among the country's marks: a mark is written
 * with the sum of its group and day (the promise `marks-in-their-sums`), and the first sending of a morning is the one
 * that all send at once.
 */
const childRows = (groupIds: readonly bigint[], day: Temporal.PlainDate) =>
  sql<MarkRow>`/* prepare: marked-children */
    select enrolment.id as enrolment_id, enrolment.group_id, application.number as application,
           mark.state, mark.reason, mark.arrived_at, mark.left_at, mark.revision,
           started.enrolment_id is not null as was_present
    from (
      select group_id, exists (
          select from attendance_day where attendance_day.group_id = given.group_id and day = ${day}::date) as is_marked
      from unnest(${groupIds}::bigint[]) given (group_id) offset 0
    ) asked
    join enrolment on enrolment.group_id = asked.group_id
    join application on application.id = application_id
    left join attendance_mark mark
      on mark.enrolment_id = case when is_marked then enrolment.id end and mark.day = ${day}::date
    left join attendance_start started on started.enrolment_id = enrolment.id
    where not never_began and starts_on <= ${day}::date and (last_day is null or last_day >= ${day}::date)
    order by enrolment.id`

/** Locks the groups, in one order: their marks, their sheet and their seats change one transaction at a time. */
export async function lockGroups(
  tx: Tx,
  ids: readonly bigint[],
  month: Temporal.PlainDate,
): Promise<readonly MarkedGroup[]> {
  const [, groups] = await together(tx, lockRows(ids), groupRows(ids, month))
  return groups
}

/** As `lockGroups`, with the children of the groups on that day. */
export async function lockGroupsOn(
  tx: Tx,
  ids: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<{
  readonly groups: readonly MarkedGroup[]
  readonly children: readonly MarkedChild[]
}> {
  const month = day.with({ day: 1 })
  const statements = [lockRows(ids), groupRows(ids, month), childRows(ids, day)] as const
  const [, groups, children] = await together(tx, ...statements)
  return { groups, children: children.map(childOf) }
}

/** The children of the groups on that day, and what is marked of them. */
export async function selectMarkedChildren(
  read: Read,
  groupIds: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<readonly MarkedChild[]> {
  const result = await childRows(groupIds, day).execute(read)
  return result.rows.map(childOf)
}

function childOf(row: MarkRow): MarkedChild {
  return {
    enrolmentId: row.enrolment_id,
    groupId: row.group_id,
    application: row.application,
    wasPresent: row.was_present,
    mark:
      row.state === null || row.revision === null
        ? undefined
        : {
            state: row.state,
            reason: row.reason,
            arrivedAt: row.arrived_at,
            leftAt: row.left_at,
            revision: row.revision,
          },
  }
}

export async function openMonth(tx: Tx, day: Temporal.PlainDate): Promise<void> {
  await sql`/* prepare: open-month */ select open_attendance_month(${day}::date)`.execute(tx)
}

export type GroupCount = {
  readonly groupId: bigint
  readonly present: number
  readonly absent: number
}

type Written = Extract<MarkOutcome, { kind: 'written' | 'changed' }>

/** Marks, what they were before, and the sums of the groups, in one statement. */
export function composeMarks(
  sending: {
    readonly day: Temporal.PlainDate
    readonly at: Temporal.Instant
    readonly deviceAt: Temporal.Instant | null
    readonly by: string
  },
  written: readonly Written[],
  counts: readonly GroupCount[],
): RawBuilder<unknown> {
  const { day, at, deviceAt, by } = sending
  const fresh = written.filter(one => one.kind === 'written')
  const changed = written.filter(one => one.kind === 'changed')
  return sql`/* prepare: write-marks */
    with marked as (
      -- Nobody marks a group while we have it locked: what was not marked then is not marked now.
      insert into attendance_mark (enrolment_id, day, state, reason, arrived_at, left_at, revision, marked_at, device_at,
                                   marked_by)
      select given.enrolment_id, ${day}::date, state, reason, arrived_at, left_at, revision, ${at}::timestamptz,
             ${deviceAt}::timestamptz, ${by}::text
      from ${givenMarks(fresh)}
    ), corrected as (
      update attendance_mark mark
      set state = given.state, reason = given.reason, arrived_at = given.arrived_at, left_at = given.left_at,
          revision = given.revision, marked_at = ${at}::timestamptz, device_at = ${deviceAt}::timestamptz,
          marked_by = ${by}::text
      from ${givenMarks(changed)}
      where mark.enrolment_id = given.enrolment_id and mark.day = ${day}::date
    ), changed as (
      insert into attendance_change (enrolment_id, day, revision, before_state, before_reason, after_state,
                                     after_reason, words, changed_at, changed_by)
      select enrolment_id, ${day}::date, revision, before_state, before_reason, after_state, after_reason, words,
             ${at}::timestamptz, ${by}::text
      from unnest(${changed.map(one => one.given.enrolmentId)}::bigint[], ${changed.map(one => one.revision)}::smallint[],
        ${changed.map(one => one.before.state)}::text[], ${changed.map(one => one.before.reason)}::text[],
        ${changed.map(one => one.given.state)}::text[], ${changed.map(one => one.given.reason)}::text[],
        ${changed.map(one => one.given.words)}::text[])
        given (enrolment_id, revision, before_state, before_reason, after_state, after_reason, words)
    )
    insert into attendance_day (group_id, day, present, absent, first_marked_at, marked_at, marked_by)
    select group_id, ${day}::date, present, absent, ${at}::timestamptz, ${at}::timestamptz, ${by}::text
    from unnest(${counts.map(one => one.groupId)}::bigint[], ${counts.map(one => one.present)}::integer[],
      ${counts.map(one => one.absent)}::integer[]) given (group_id, present, absent)
    on conflict (group_id, day) do update
      set present = excluded.present, absent = excluded.absent, marked_at = excluded.marked_at,
          marked_by = excluded.marked_by`
}

const givenMarks = (
  marks: readonly Written[],
) => sql`unnest(${marks.map(one => one.given.enrolmentId)}::bigint[],
        ${marks.map(one => one.given.state)}::text[], ${marks.map(one => one.given.reason)}::text[],
        ${marks.map(one => one.given.arrivedAt)}::time[], ${marks.map(one => one.given.leftAt)}::time[],
        ${marks.map(one => one.revision)}::smallint[])
        given (enrolment_id, state, reason, arrived_at, left_at, revision)`
