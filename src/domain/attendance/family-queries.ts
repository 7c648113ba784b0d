/** SQL of whom to tell: every legal representative of a child, and which reminders are due. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type Family = {
  readonly personId: bigint
  readonly enrolmentId: bigint
  readonly applicationId: bigint
  /** Of the application: what the link of a message leads to. */
  readonly number: string
}

/** One row a child and legal representative, in the order of the enrolments. */
export async function selectFamilies(
  read: Read,
  enrolmentIds: readonly bigint[],
): Promise<readonly Family[]> {
  const result = await sql<Family>`/* prepare: families */
    select guardianship.guardian_id as "personId", enrolment.id as "enrolmentId", application.id as "applicationId",
           application.number
    from enrolment join application on application.id = application_id
    join guardianship on guardianship.child_id = enrolment.child_id
    where enrolment.id = any(${enrolmentIds}::bigint[]) order by enrolment.id, guardianship.guardian_id`.execute(
    read,
  )
  return result.rows
}

/** Keeps the first day on which somebody says that a child was there; answers with those who are to be told of it. */
export async function insertStarts(
  tx: Tx,
  enrolmentIds: readonly bigint[],
  { day, at }: { readonly day: Temporal.PlainDate; readonly at: Temporal.Instant },
): Promise<readonly Family[]> {
  const result = await sql<Family>`/* prepare: first-marks */
    with started as (
      insert into attendance_start (enrolment_id, day, marked_at)
      select enrolment_id, ${day}::date, ${at}::timestamptz
      from unnest(${enrolmentIds}::bigint[]) given (enrolment_id)
      on conflict do nothing returning enrolment_id
    )
    select guardianship.guardian_id as "personId", enrolment.id as "enrolmentId", application.id as "applicationId",
           application.number
    from started join enrolment on enrolment.id = started.enrolment_id
    join application on application.id = application_id
    join guardianship on guardianship.child_id = enrolment.child_id
    order by enrolment.id, guardianship.guardian_id`.execute(tx)
  return result.rows
}

export type RemindedLine = {
  readonly enrolmentId: bigint
  readonly month: Temporal.PlainDate
  readonly answerUntil: Temporal.Instant
}

/**
 * Takes lines that nobody has answered, whose time ends at `until` at the latest and that were submitted before
 * `submittedBefore`. Whoever else is at one of them (a parent who answers, another worker) keeps it.
 */
export async function takeLinesToRemind(
  tx: Tx,
  take: {
    readonly now: Temporal.Instant
    readonly until: Temporal.Instant
    readonly submittedBefore: Temporal.Instant
    readonly limit: number
  },
): Promise<readonly RemindedLine[]> {
  const result = await sql<RemindedLine>`
    update sheet_line set reminded_at = ${take.now}::timestamptz
    where id = any(array(
      select id from sheet_line
      where state = 'submitted' and reminded_at is null and answer_until > ${take.now}::timestamptz
        and answer_until <= ${take.until}::timestamptz and changed_at < ${take.submittedBefore}::timestamptz
      order by answer_until, id limit ${take.limit} for no key update skip locked))
    returning enrolment_id as "enrolmentId", month, answer_until as "answerUntil"`.execute(tx)
  return result.rows
}
