/** SQL of the demonstration's start page: people in different states, staff by role. */
import { sql } from 'kysely'
import type { StaffRole } from '../../platform/access/actor.ts'
import type { Read } from '../../platform/db/database.ts'

export type DemoGuardian = {
  readonly id: bigint
  readonly fullName: string
  readonly iin: string
  readonly state: string
  /** Of the newest voucher, when there is one. */
  readonly voucherState: string | null
  readonly number: string
}

const EACH_STATE = 2

/** Two families for each pair of states of application and voucher, of kindergartens and of clubs, the newest change first. */
export async function selectDemoGuardians(read: Read): Promise<readonly DemoGuardian[]> {
  const result = await sql<DemoGuardian>`
    with latest as (
      select application.id, application.guardian_id, application.number, application.state,
             application.changed_at, newest.state as voucher_state,
             row_number() over (partition by application.programme, application.form, application.state, newest.state
               order by application.changed_at desc, application.id) as place
      from application
      left join lateral (
        select state from voucher where voucher.application_id = application.id order by id desc limit 1
      ) newest on true
    )
    select person.id, person.full_name as "fullName", person.iin, latest.state,
           latest.voucher_state as "voucherState", latest.number
    from latest join person on person.id = latest.guardian_id
    where latest.place <= ${EACH_STATE} and person.phone is not null
    order by array_position(array['offered', 'queued', 'inactive', 'stopped', 'served', 'archived'],
               latest.state), latest.voucher_state nulls first, latest.place`.execute(read)
  return result.rows
}

export type DemoStaff = {
  readonly id: bigint
  readonly fullName: string
  readonly role: StaffRole | 'provider'
  readonly territory: string
}

/** Of each city or district. */
const HEADS_SHOWN = 6

/** Everybody of a department; of kindergartens and clubs the heads who have most to do now. */
export async function selectDemoStaff(read: Read): Promise<readonly DemoStaff[]> {
  const result = await sql<DemoStaff>`
    with heads as (
      select staff.id, staff.territory_code, (
          select count(*) filter (where state = 'signed-by-guardian') * 3
               + count(*) filter (where state = 'drafted') * 2
               + count(*) filter (where state = 'in-force')
          from contract where contract.provider_id = staff.provider_id
        ) as busy
      from staff where role = 'provider' and blocked_at is null
    ), shown as (
      select id, row_number() over (partition by territory_code order by busy desc, id) as place from heads
    )
    select id, full_name as "fullName", role, territory_code as territory
    from staff where blocked_at is null
      and (role <> 'provider' or id in (select id from shown where place <= ${HEADS_SHOWN}))
    order by role = 'provider', territory_code, role, id limit 50`.execute(read)
  return result.rows
}
