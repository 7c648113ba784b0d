/** SQL of what families say of single lessons. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { AbsenceReason, MarkState } from './attendance.ts'
import type { LessonAnswer, LessonMark } from './lesson-answer.ts'

export type OwnLessonMark = LessonMark & {
  readonly enrolmentId: bigint
  readonly reason: AbsenceReason | null
}

/** Marks of days that are not submitted yet. */
export async function selectOpenMarks(
  read: Read,
  enrolmentIds: readonly bigint[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly OwnLessonMark[]> {
  const result = await sql<OwnLessonMark>`
    select mark.enrolment_id as "enrolmentId", mark.day, mark.state, mark.reason, mark.revision
    from enrolment join provider on provider.id = enrolment.provider_id and provider.programme = 'club'
    join attendance_mark mark on mark.enrolment_id = enrolment.id
      and mark.day between ${span.from}::date and ${span.to}::date
    where enrolment.id = any(${enrolmentIds}::bigint[]) and not enrolment.never_began
      and mark.day >= enrolment.starts_on and (enrolment.last_day is null or mark.day <= enrolment.last_day)
      and not exists (select from sheet where sheet.group_id = enrolment.group_id
        and sheet.month = date_trunc('month', mark.day)::date)
    order by mark.day, mark.enrolment_id`.execute(read)
  return result.rows
}

/** With their revisions, whatever was submitted. */
export async function selectLessonMarks(
  read: Read,
  enrolmentIds: readonly bigint[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly OwnLessonMark[]> {
  const result = await sql<OwnLessonMark>`
    select enrolment_id as "enrolmentId", day, state, reason, revision from attendance_mark
    where enrolment_id = any(${enrolmentIds}::bigint[]) and day between ${span.from}::date and ${span.to}::date
    order by day, enrolment_id`.execute(read)
  return result.rows
}

export type OwnAnswer = LessonAnswer & { readonly enrolmentId: bigint }

/** In the order in which they were given. */
export async function selectAnswers(
  read: Read,
  enrolmentIds: readonly bigint[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly OwnAnswer[]> {
  const result = await sql<OwnAnswer>`
    select enrolment_id as "enrolmentId", day, revision, state, agrees, words, person_id as "personId"
    from lesson_answer
    where enrolment_id = any(${enrolmentIds}::bigint[]) and day between ${span.from}::date and ${span.to}::date
    order by id`.execute(read)
  return result.rows
}

/** A second tap writes nothing. Returns the days that were written. */
export async function insertAnswers(
  tx: Tx,
  given: {
    readonly enrolmentId: bigint
    readonly personId: bigint
    readonly at: Temporal.Instant
    readonly agrees: boolean
    readonly words: string | null
  },
  marks: readonly LessonMark[],
): Promise<readonly Temporal.PlainDate[]> {
  const result = await sql<{ day: Temporal.PlainDate }>`
    insert into lesson_answer (enrolment_id, day, revision, state, agrees, words, person_id, answered_at)
    select ${given.enrolmentId}, day, revision, state, ${given.agrees}, ${given.words}::text, ${given.personId},
           ${given.at}::timestamptz
    from unnest(${marks.map(one => one.day)}::date[], ${marks.map(one => one.revision)}::smallint[],
      ${marks.map(one => one.state)}::text[]) mark (day, revision, state)
    on conflict on constraint lesson_answer_once do nothing returning day`.execute(tx)
  return result.rows.map(row => row.day)
}

export type AnswerableEnrolment = {
  readonly id: bigint
  readonly groupId: bigint
  readonly group: string
  readonly bin: string
  readonly programme: 'preschool' | 'club'
  readonly territory: string
  readonly application: string
  readonly guardianIds: readonly bigint[]
}

export async function selectAnswerable(
  read: Read,
  enrolmentId: bigint,
): Promise<AnswerableEnrolment | undefined> {
  const result = await sql<AnswerableEnrolment>`
    select enrolment.id, enrolment.group_id as "groupId", provider_group.name as "group", provider.bin,
           provider.programme, provider.territory_code as territory, application.number as application,
           array(select guardian_id from guardianship where guardianship.child_id = enrolment.child_id order by guardian_id)
             as "guardianIds"
    from enrolment join provider on provider.id = enrolment.provider_id
    join provider_group on provider_group.id = enrolment.group_id
    join application on application.id = enrolment.application_id
    where enrolment.id = ${enrolmentId} and not enrolment.never_began`.execute(read)
  return result.rows[0]
}

export type KeptObjection = {
  readonly enrolmentId: bigint
  readonly state: MarkState
  readonly words: string | null
}

/** Objections to marks as they stand, of a day. */
export async function selectObjections(
  read: Read,
  enrolmentIds: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<readonly KeptObjection[]> {
  const result = await sql<KeptObjection>`
    select answer.enrolment_id as "enrolmentId", answer.state, answer.words
    from lesson_answer answer join attendance_mark mark on mark.enrolment_id = answer.enrolment_id
      and mark.day = answer.day and mark.revision = answer.revision
    where answer.enrolment_id = any(${enrolmentIds}::bigint[]) and answer.day = ${day}::date and not answer.agrees`.execute(
    read,
  )
  return result.rows
}

export type GroupObjection = KeptObjection & { readonly day: Temporal.PlainDate }

/** The same of a group and the days of a span. */
export async function selectGroupObjections(
  read: Read,
  groupId: bigint,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly GroupObjection[]> {
  const result = await sql<GroupObjection>`
    select answer.enrolment_id as "enrolmentId", answer.day, answer.state, answer.words
    from enrolment join lesson_answer answer on answer.enrolment_id = enrolment.id
      and answer.day between ${span.from}::date and ${span.to}::date and not answer.agrees
    join attendance_mark mark on mark.enrolment_id = answer.enrolment_id and mark.day = answer.day
      and mark.revision = answer.revision
    where enrolment.group_id = ${groupId} order by answer.day, answer.id`.execute(read)
  return result.rows
}
