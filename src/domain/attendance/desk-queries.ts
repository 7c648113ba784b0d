/** SQL of what a kindergarten sees of its groups' days: only its own children, by name. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type GroupDay = {
  readonly groupId: bigint
  readonly name: string
  /** Of the group on the day. */
  readonly children: number
  readonly present: number
  readonly absent: number
  readonly markedAt: Temporal.Instant | null
}

/** Every group of the kindergarten that has children on the day or was marked, in the order of its desk. */
export async function selectGroupDays(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<readonly GroupDay[]> {
  const result = await sql<GroupDay>`
    select provider_group.id as "groupId", provider_group.name,
           (select count(*)::integer from enrolment where enrolment.group_id = provider_group.id and not never_began
              and starts_on <= ${day}::date and (last_day is null or last_day >= ${day}::date)) as children,
           coalesce(present, 0) as present, coalesce(absent, 0) as absent, marked_at as "markedAt"
    from provider_group
    left join attendance_day on attendance_day.group_id = provider_group.id and attendance_day.day = ${day}::date
    where provider_id = ${providerId} order by cohort desc, name, provider_group.id`.execute(read)
  return result.rows
}

export type DeskGroup = {
  readonly id: bigint
  readonly name: string
  readonly providerId: bigint
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  readonly submitted: boolean
}

/** `submitted`: whether the month that begins on this day is. */
export async function selectDeskGroup(
  read: Read,
  groupId: bigint,
  monthBegins: Temporal.PlainDate,
): Promise<DeskGroup | undefined> {
  const result = await sql<DeskGroup>`
    select provider_group.id, provider_group.name, provider_id as "providerId", territory_code as territory, programme,
           exists (select from sheet where sheet.group_id = provider_group.id and month = ${monthBegins}::date) as submitted
    from provider_group join provider on provider.id = provider_id where provider_group.id = ${groupId}`.execute(
    read,
  )
  return result.rows[0]
}

/** Empty for a child whose family was erased. */
export async function selectChildNames(
  read: Read,
  enrolmentIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const result = await sql<{ id: bigint; name: string }>`
    select enrolment.id, full_name as name from enrolment join person on person.id = child_id
    where enrolment.id = any(${enrolmentIds}::bigint[])`.execute(read)
  return new Map(result.rows.map(row => [row.id, row.name]))
}
