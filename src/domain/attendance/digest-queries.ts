/** SQL of the week's digest: how far it is, whom the next enrolments concern, and a week as a family reads it. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Family } from './family-queries.ts'

/** Makes the week's row, or waits for whoever is at it. Undefined: everybody has been told. */
export async function lockDigest(
  tx: Tx,
  week: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<bigint | undefined> {
  await sql`insert into attendance_digest (week, last_enrolment_id, planned, started_at)
    values (${week}::date, 0, 0, ${at}::timestamptz) on conflict do nothing`.execute(tx)
  const result = await sql<{ last: bigint; done: boolean }>`
    select last_enrolment_id as last, done_at is not null as done from attendance_digest
    where week = ${week}::date for no key update`.execute(tx)
  const [row] = result.rows
  return row === undefined || row.done ? undefined : row.last
}

/** The last of the next `limit` enrolments of those days; undefined when there is none. */
export async function selectBatchEnd(
  read: Read,
  { after, from, limit }: { after: bigint; from: Temporal.PlainDate; limit: number },
): Promise<bigint | undefined> {
  const result = await sql<{ id: bigint | null }>`
    select max(id) as id from (
      select id from enrolment where id > ${after} and (last_day is null or last_day >= ${from}::date)
      order by id limit ${limit}) batch`.execute(read)
  return result.rows[0]?.id ?? undefined
}

export type WeekOfChild = Family & { readonly present: number }

/** Whoever has a mark on one of the days, with each legal representative. */
export async function selectWeek(
  read: Read,
  batch: {
    readonly after: bigint
    readonly upTo: bigint
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
  },
): Promise<readonly WeekOfChild[]> {
  const result = await sql<WeekOfChild>`
    with marked as (
      select enrolment.id, enrolment.application_id, enrolment.child_id,
             count(*) filter (where mark.state = 'present')::integer as present
      from enrolment join attendance_mark mark on mark.enrolment_id = enrolment.id
        and mark.day between ${batch.from}::date and ${batch.to}::date
      where enrolment.id > ${batch.after} and enrolment.id <= ${batch.upTo} group by enrolment.id
    )
    select guardianship.guardian_id as "personId", marked.id as "enrolmentId", application.id as "applicationId",
           application.number, present
    from marked join application on application.id = marked.application_id
    join guardianship on guardianship.child_id = marked.child_id order by marked.id, guardianship.guardian_id`.execute(
    read,
  )
  return result.rows
}

export async function updateDigest(
  tx: Tx,
  week: Temporal.PlainDate,
  step: {
    readonly upTo: bigint
    readonly planned: number
    readonly doneAt: Temporal.Instant | null
  },
): Promise<void> {
  await sql`update attendance_digest set last_enrolment_id = ${step.upTo}, planned = planned + ${step.planned},
      done_at = ${step.doneAt}::timestamptz where week = ${week}::date`.execute(tx)
}

export type MarkedWeek = {
  readonly providerKk: string
  readonly providerRu: string
  readonly group: string
  readonly present: number
  readonly absent: number
}

/** What was marked of a child on these days, by kindergarten and group. */
export async function selectMarkedWeek(
  read: Read,
  enrolmentIds: readonly bigint[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly MarkedWeek[]> {
  const result = await sql<MarkedWeek>`
    select provider.name_kk as "providerKk", provider.name_ru as "providerRu", provider_group.name as "group",
           count(*) filter (where mark.state = 'present')::integer as present,
           count(*) filter (where mark.state = 'absent')::integer as absent
    from enrolment join provider on provider.id = enrolment.provider_id
    join provider_group on provider_group.id = enrolment.group_id
    join attendance_mark mark on mark.enrolment_id = enrolment.id and mark.day between ${from}::date and ${to}::date
    where enrolment.id = any(${enrolmentIds}::bigint[]) group by enrolment.id, provider.id, provider_group.id
    order by enrolment.id`.execute(read)
  return result.rows
}
