/** SQL of the demonstration's exchanges: who sits where and could change, the contracts of an exchange. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { StoryContract } from './choice-story-queries.ts'

export type Seat = {
  /** Of the application. */
  readonly number: string
  readonly guardianId: bigint
  readonly groupId: bigint
  readonly cohort: number
  readonly kind: string
}

/** Children of the city, but those of some kindergartens, who sit where they sit, wait for nothing and quarrel with nobody, by number. */
export async function selectSeats(
  read: Read,
  today: Temporal.PlainDate,
  except: readonly bigint[],
): Promise<readonly Seat[]> {
  const result = await sql<Seat>`
    select application.number, application.guardian_id as "guardianId", contract.group_id as "groupId",
           provider_group.cohort, provider_group.kind
    from contract join enrolment on enrolment.contract_id = contract.id
    join application on application.id = contract.application_id
    join person on person.id = application.guardian_id
    join provider_group on provider_group.id = contract.group_id
    join staff on staff.provider_id = contract.provider_id
    where application.territory_code = 'taraz' and application.state = 'served' and person.phone is not null
      and contract.state = 'in-force' and contract.end_reason is null and contract.admission <> 'temporary'
      and contract.provider_id <> all(${except}::bigint[]) and enrolment.seated and enrolment.starts_on <= ${today}
      and not exists (select from leave_of_absence away where away.enrolment_id = enrolment.id)
      and not exists (select from waiting_entry where waiting_entry.application_id = application.id
        and waiting_entry.state in ('waiting', 'offered'))
      and not exists (select from place_hold where place_hold.application_id = application.id
        and place_hold.state in ('offered', 'held'))
      and not exists (select from swap_wish where swap_wish.application_id = application.id)
      and not exists (select from swap_leg where swap_leg.application_id = application.id)
      and not exists (select from family_case where family_case.application_id = application.id)
    order by application.number collate "C"`.execute(read)
  return result.rows
}

/** What the families of an exchange are to sign, in the order of their applications. */
export async function selectExchangeContracts(
  read: Read,
  applications: readonly string[],
): Promise<readonly StoryContract[]> {
  const result = await sql<StoryContract>`
    select contract.number, contract.document_sha256 as "documentSha256",
           application.number as application, application.territory_code as territory,
           contract.guardian_id as "guardianId", person.phone, contract.provider_id as "providerId", staff.id as "staffId", contract.group_id as "groupId"
    from contract
    join swap_leg on swap_leg.hold_id = contract.hold_id
    join application on application.id = contract.application_id
    join person on person.id = contract.guardian_id
    join staff on staff.provider_id = contract.provider_id
    where application.number = any(${applications}::text[]) and contract.state = 'drafted'
    order by application.number collate "C"`.execute(read)
  return result.rows
}
