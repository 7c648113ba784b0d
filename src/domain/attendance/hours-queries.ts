/** SQL of the known hours of children who have a kindergarten and a club: the database refuses the same hours twice. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/** Local times of one day. */
export type Hours = {
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
}

export type HoursByEnrolment = ReadonlyMap<bigint, Hours>

const given = (hours: HoursByEnrolment) => sql`
  unnest(${[...hours.keys()]}::bigint[], ${[...hours.values()].map(one => one.startsAt)}::time[],
    ${[...hours.values()].map(one => one.endsAt)}::time[]) given (enrolment_id, starts_at, ends_at)`

/** Of these, those whose child is marked in another place at some of the time; with its hours there. */
export async function selectTakenHours(
  read: Read,
  hours: HoursByEnrolment,
  day: Temporal.PlainDate,
): Promise<HoursByEnrolment> {
  const result = await sql<{ enrolment_id: bigint } & Hours>`
    select given.enrolment_id, min(taken.starts_at) as "startsAt", max(taken.ends_at) as "endsAt"
    from ${given(hours)} join enrolment own on own.id = given.enrolment_id
    join attended_time taken on taken.child_id = own.child_id and taken.day = ${day}::date
      and taken.enrolment_id <> own.id
      and taken.starts_at < given.ends_at and given.starts_at < taken.ends_at
    group by given.enrolment_id`.execute(read)
  return new Map(result.rows.map(({ enrolment_id, ...times }) => [enrolment_id, times]))
}

/** Hours of marks that were just written; of children with a place in both programmes on that day. */
export async function keepHours(
  tx: Tx,
  hours: HoursByEnrolment,
  day: Temporal.PlainDate,
): Promise<void> {
  await sql`
    insert into attended_time (enrolment_id, day, child_id, starts_at, ends_at)
    select own.id, ${day}::date, own.child_id, given.starts_at, given.ends_at
    from ${given(hours)} join enrolment own on own.id = given.enrolment_id
    where exists (
      select from enrolment other where other.child_id = own.child_id and other.programme <> own.programme
        and not other.never_began and other.starts_on <= ${day}::date
        and (other.last_day is null or other.last_day >= ${day}::date))
    order by own.child_id
    on conflict (enrolment_id, day) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at`.execute(
    tx,
  )
}

/** What is not a presence any more, or has no hours. */
export async function forgetHours(
  tx: Tx,
  enrolmentIds: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<void> {
  await tx
    .deleteFrom('attended_time')
    .where('enrolment_id', 'in', enrolmentIds)
    .where('day', '=', day)
    .execute()
}
