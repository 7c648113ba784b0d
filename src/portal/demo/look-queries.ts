/** SQL of where to look: for each state of the months one person who has it before her. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { LookKey } from './look.ts'

export type DemoLook = {
  readonly key: LookKey
  readonly kind: 'guardian' | 'staff'
  readonly id: bigint
  readonly fullName: string
  /** Of the family's application. */
  readonly number: string | null
}

/** A state that nobody is in has no row. */
export async function selectDemoLooks(read: Read): Promise<readonly DemoLook[]> {
  const result = await sql<DemoLook>`
    with line as (
      select sheet_line.id, sheet_line.state, must_decide, enrolment.id as enrolment_id, application.number, person.id as person_id, person.full_name
      from sheet_line join enrolment on enrolment.id = enrolment_id
      join application on application.id = enrolment.application_id
      join person on person.id = application.guardian_id and person.phone is not null
      -- The words of the looks are those of kindergartens.
      where application.programme = 'preschool'
    ), family(key, person_id, full_name, number, place) as (
      select 'month-to-answer', person_id, full_name, number, -id from line
      where state in ('submitted', 'unconfirmed') and not must_decide
      union all
      select 'day-disputed', person_id, full_name, number, -id from line where state = 'disputed'
      union all
      select 'month-settled', person_id, full_name, number, line.id from line
      where exists (select from act_line join act on act.id = act_id
        where act_line.line_id = line.id and act.state = 'paid')
        and not exists (select from family_case where family_case.enrolment_id = line.enrolment_id and family_case.state = 'open')
      union all
      select 'child-away', person_id, full_name, number, line.id from line
      where exists (select from long_absence where long_absence.enrolment_id = line.enrolment_id and long_absence.state = 'open')
    ), head(key, staff_id, place) as (
      select 'marks', staff.id, -count(enrolment.id) from staff join enrolment on enrolment.provider_id = staff.provider_id
      where enrolment.programme = 'preschool'
      group by staff.id
      union all
      select 'act-to-sign', staff.id, act.id from staff join act on act.provider_id = staff.provider_id and act.state = 'draft'
      union all
      select 'money-came-back', staff.id, act.id from staff join act on act.provider_id = staff.provider_id and act.state = 'returned'
      union all
      select 'money-missed', staff.id, act.id from staff join act on act.provider_id = staff.provider_id
      join payment on payment.act_id = act.id and missed_at is not null and received_at is null
    ), office(key, role) as (
      values ('months', 'head'), ('disputes', 'officer'), ('flags', 'officer'), ('absences', 'officer'), ('ratings', 'officer'),
        ('accounts', 'head'), ('budget', 'head'), ('batch-to-release', 'operator')
    )
    select * from (
      select distinct on (key) key, 'guardian' as kind, person_id as id, full_name as "fullName", number
      from family order by key, place) of_family
    union all
    select * from (
      select distinct on (key) key, 'staff', staff.id, full_name, null from head join staff on staff.id = staff_id
      join provider on provider.id = staff.provider_id and provider.programme = 'preschool'
      where blocked_at is null order by key, place) of_head
    union all
    select * from (
      select distinct on (key) key, 'staff', staff.id, full_name, null from office
      join staff on staff.role = office.role and blocked_at is null
        and staff.territory_code in ('taraz', 'zhambyl') and exists (select from sheet)
      -- The last operator: the one who has not made the batch.
      order by key, case when office.role = 'operator' then -staff.id else staff.id end) of_office`.execute(
    read,
  )
  return result.rows
}
