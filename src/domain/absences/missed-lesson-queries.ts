/** SQL of lessons of clubs that children missed in a row without a reason. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type MissedLessons = {
  readonly enrolmentId: bigint
  readonly application: string
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly groupId: bigint
  readonly group: string
  readonly missed: number
  /** The first and the last of them. */
  readonly since: Temporal.PlainDate
  readonly newest: Temporal.PlainDate
}

/** Lessons longer ago say nothing of now: a club that stopped marking is late, its children are not away. */
const FRESH_DAYS = 14
/** Whoever has missed lessons for longer was told of it then. */
const DAYS_READ = 120

export type MissedScope = { readonly territory: string } | { readonly groupId: bigint }

/**
 * Children of clubs whose newest `least` marked lessons, or more, were all missed: a lesson with a reason, with a paper or
 * within a leave is none of them and breaks the row.
 */
export async function selectMissed(
  read: Read,
  scope: MissedScope,
  { today, least }: { readonly today: Temporal.PlainDate; readonly least: number },
): Promise<readonly MissedLessons[]> {
  const within =
    'groupId' in scope
      ? sql`enrolment.group_id = ${scope.groupId}`
      : sql`enrolment.territory_code = ${scope.territory}`
  const from = today.subtract({ days: DAYS_READ })
  const result = await sql<MissedLessons>`
    with lesson as (
      select mark.enrolment_id, mark.day,
             mark.state = 'absent' and mark.reason is null
               and not exists (select from absence_paper paper where paper.enrolment_id = mark.enrolment_id
                 and mark.day between paper.first_day and paper.last_day)
               and not exists (select from leave_of_absence leave where leave.enrolment_id = mark.enrolment_id
                 and mark.day between leave.starts_on and leave.last_day) as missed
      from enrolment join attendance_mark mark on mark.enrolment_id = enrolment.id
        and mark.day between greatest(enrolment.starts_on, ${from}::date) and ${today}::date
      where enrolment.programme = 'club' and ${within} and not enrolment.never_began
        and (enrolment.last_day is null or enrolment.last_day >= ${today}::date)
    ), came as (
      select enrolment_id, max(day) filter (where not missed) as day from lesson group by enrolment_id
    ), away as (
      select lesson.enrolment_id, count(*)::integer as missed, min(lesson.day) as since, max(lesson.day) as newest
      from lesson join came using (enrolment_id)
      where lesson.missed and (came.day is null or lesson.day > came.day)
      group by lesson.enrolment_id
    )
    select away.enrolment_id as "enrolmentId", application.number as application, provider.bin,
           provider.name_kk as "nameKk", provider.name_ru as "nameRu", provider_group.id as "groupId",
           provider_group.name as "group", away.missed, away.since, away.newest
    from away join enrolment on enrolment.id = away.enrolment_id
    join application on application.id = enrolment.application_id
    join provider on provider.id = enrolment.provider_id join provider_group on provider_group.id = enrolment.group_id
    where away.missed >= ${least} and away.newest >= ${today.subtract({ days: FRESH_DAYS })}::date
      and (exists (select from came where came.enrolment_id = away.enrolment_id and came.day is not null)
        or enrolment.starts_on >= ${from}::date)
    order by away.missed desc, away.since, away.enrolment_id`.execute(read)
  return result.rows
}
