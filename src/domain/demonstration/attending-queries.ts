/** SQL of the demonstration's months: who attends, what families, kindergartens and the office have to do. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

/** A child that is to be marked, with its family and somebody of its kindergarten. */
export type Pupil = {
  readonly enrolmentId: bigint
  readonly groupId: bigint
  readonly providerId: bigint
  readonly staffId: bigint
  readonly application: string
  readonly guardianId: bigint
}

export async function selectPupils(
  read: Read,
  providers: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<readonly Pupil[]> {
  const result = await sql<Pupil>`
    select enrolment.id as "enrolmentId", enrolment.group_id as "groupId", enrolment.provider_id as "providerId",
           staff.id as "staffId", application.number as application, application.guardian_id as "guardianId"
    from enrolment join application on application.id = application_id
    join staff on staff.provider_id = enrolment.provider_id
    where enrolment.provider_id = any(${providers}::bigint[]) and not never_began
      and starts_on <= ${day} and (last_day is null or last_day >= ${day})
    order by enrolment.id`.execute(read)
  return result.rows
}

export type GroupToSubmit = { readonly groupId: bigint; readonly providerId: bigint }

/** Groups with children in the month and no sheet of it. */
export async function selectGroupsToSubmit(
  read: Read,
  providers: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<readonly GroupToSubmit[]> {
  const first = month.toPlainDate({ day: 1 })
  const next = month.add({ months: 1 }).toPlainDate({ day: 1 })
  const result = await sql<GroupToSubmit>`
    select distinct group_id as "groupId", provider_id as "providerId" from enrolment
    where provider_id = any(${providers}::bigint[]) and not never_began
      and starts_on < ${next} and (last_day is null or last_day >= ${first})
      and not exists (select from sheet where sheet.group_id = enrolment.group_id and sheet.month = ${first})
    order by 2, 1`.execute(read)
  return result.rows
}

export type StoryLine = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly days: string
  readonly month: Temporal.PlainDate
  readonly mustDecide: boolean
  /** `guardian`, or who decided in the place of one. */
  readonly answeredBy: string | null
  readonly providerId: bigint
  readonly application: string
  readonly guardianId: bigint
}

/** Months of children in one of the states, oldest first. */
export async function selectStoryLines(
  read: Read,
  providers: readonly bigint[],
  states: readonly string[],
): Promise<readonly StoryLine[]> {
  const result = await sql<StoryLine>`
    select sheet_line.id, enrolment_id as "enrolmentId", days, sheet_line.month, must_decide as "mustDecide", answered_by as "answeredBy",
           enrolment.provider_id as "providerId", application.number as application, application.guardian_id as "guardianId"
    from sheet_line join enrolment on enrolment.id = enrolment_id join application on application.id = application_id
    where enrolment.provider_id = any(${providers}::bigint[]) and sheet_line.state = any(${states}::text[])
    order by sheet_line.month, enrolment_id`.execute(read)
  return result.rows
}

export type StoryDispute = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly providerId: bigint
}

export async function selectStoryDisputes(
  read: Read,
  providers: readonly bigint[],
  state: string,
): Promise<readonly StoryDispute[]> {
  const result = await sql<StoryDispute>`
    select sheet_dispute.id, enrolment_id as "enrolmentId", enrolment.provider_id as "providerId"
    from sheet_dispute join sheet_line on sheet_line.id = line_id join enrolment on enrolment.id = enrolment_id
    where sheet_dispute.state = ${state} and enrolment.provider_id = any(${providers}::bigint[]) order by sheet_dispute.id`.execute(
    read,
  )
  return result.rows
}

export type StoryAbsence = {
  readonly id: bigint
  readonly foundAt: Temporal.Instant
  readonly enrolmentId: bigint
  readonly guardianId: bigint
}

export async function selectStoryAbsences(
  read: Read,
  territory: string,
): Promise<readonly StoryAbsence[]> {
  const result = await sql<StoryAbsence>`
    select long_absence.id, found_at as "foundAt", enrolment_id as "enrolmentId", application.guardian_id as "guardianId"
    from long_absence join enrolment on enrolment.id = enrolment_id join application on application.id = application_id
    where long_absence.state = 'open' and enrolment.territory_code = ${territory} order by long_absence.id`.execute(
    read,
  )
  return result.rows
}

/** Words of families that are shown and not answered, oldest first. */
export async function selectStoryTexts(read: Read, providerId: bigint): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from rating_text where provider_id = ${providerId} order by id`.execute(read)
  return result.rows.map(row => row.id)
}

export async function selectOpenFlags(
  read: Read,
  territory: string,
  rule: string,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select plausibility_flag.id from plausibility_flag join provider on provider.id = provider_id
    where rule = ${rule} and state = 'open' and provider.territory_code = ${territory}
    order by month, plausibility_flag.id`.execute(read)
  return result.rows.map(row => row.id)
}
