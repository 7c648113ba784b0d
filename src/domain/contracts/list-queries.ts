/** SQL of lists of contracts. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { ContractState, EndReason } from './contract.ts'

export type ContractForProvider = {
  readonly id: bigint
  readonly number: string
  readonly state: ContractState
  readonly applicationNumber: string
  readonly childName: string
  readonly group: string
  readonly admission: string
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly endReason: EndReason | null
  /** Signed by the kindergarten; others may have to sign yet. */
  readonly signedByProvider: boolean
  /** The first moment that is too late to sign. */
  readonly until: Temporal.Instant | null
  /** The last day of an absence that lasts. */
  readonly awayUntil: Temporal.PlainDate | null
}

/** Those that wait for the kindergarten first, then by child; `live`: neither over nor refused. */
export async function selectContractsOfProvider(
  read: Read,
  filter: {
    readonly providerId: bigint
    readonly live: boolean
    readonly limit: number
    readonly offset: number
  },
): Promise<readonly ContractForProvider[]> {
  const result = await sql<ContractForProvider>`
    select contract.id, contract.number, contract.state, application.number as "applicationNumber",
      child.full_name as "childName", provider_group.name as "group", contract.admission,
      contract.starts_on as "startsOn", contract.last_day as "lastDay", contract.end_reason as "endReason",
      exists (select from contract_signature signature where signature.contract_id = contract.id
        and signature.party = 'provider' and signature.document_sha256 = contract.document_sha256) as "signedByProvider",
      case when contract.state in ('drafted', 'signed-by-guardian') then place_hold.until end as until,
      (select leave_of_absence.last_day from leave_of_absence
         join enrolment on enrolment.id = enrolment_id
         where enrolment.contract_id = contract.id and ended_at is null
         order by leave_of_absence.id limit 1) as "awayUntil"
    from contract
    join application on application.id = contract.application_id
    join person child on child.id = contract.child_id
    join provider_group on provider_group.id = contract.group_id
    join place_hold on place_hold.id = contract.hold_id
    where contract.provider_id = ${filter.providerId}
      and (contract.state in ('drafted', 'signed-by-guardian', 'in-force')) = ${filter.live}
    order by contract.state = 'signed-by-guardian' desc, contract.state = 'drafted' desc,
      child.full_name, contract.id
    limit ${filter.limit} offset ${filter.offset}`.execute(read)
  return result.rows
}
