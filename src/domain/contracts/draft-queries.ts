/** SQL that gathers what a contract names: the place, the kindergarten, the child and its guardian. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Admission } from '../places/place.ts'

type DraftFacts = {
  readonly applicationId: bigint
  readonly applicationNumber: string
  readonly voucherNumber: string | null
  readonly childName: string
  readonly childIin: string | null
  readonly guardianName: string
  readonly guardianIin: string | null
  readonly providerId: bigint
  readonly nameKk: string
  readonly nameRu: string
  readonly bin: string
  readonly address: string
  readonly group: string
  readonly language: string
  readonly regime: string
  readonly admission: Admission
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
}

export async function selectDraftFacts(
  read: Read,
  holdId: bigint,
): Promise<DraftFacts | undefined> {
  const result = await sql<DraftFacts>`/* prepare: draft-facts */
    select application.id as "applicationId", application.number as "applicationNumber", voucher.number as "voucherNumber",
      child.full_name as "childName", child.iin as "childIin",
      guardian.full_name as "guardianName", guardian.iin as "guardianIin",
      provider.id as "providerId", provider.name_kk as "nameKk", provider.name_ru as "nameRu",
      provider.bin, provider.address, provider_group.name as "group", provider_group.language,
      provider_group.regime, place.admission, place.starts_on as "startsOn",
      place.last_day as "lastDay", place.restriction
    from place_hold
    join application on application.id = place_hold.application_id
    join person child on child.id = application.child_id
    join person guardian on guardian.id = application.guardian_id
    join place on place.id = place_hold.place_id
    join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    left join voucher on voucher.id = place_hold.voucher_id
    where place_hold.id = ${holdId}`.execute(read)
  return result.rows[0]
}

/** Contracts that wait for signatures over a place that is not kept any more. */
export async function selectToVoid(read: Read, limit: number) {
  const result = await sql<{ id: bigint; reason: string }>`
    select contract.id, coalesce(released_reason, place_hold.state) as reason
    from contract join place_hold on place_hold.id = contract.hold_id
    where contract.state in ('drafted', 'signed-by-guardian') and place_hold.state <> 'held'
    order by contract.id limit ${limit}`.execute(read)
  return result.rows
}

export async function selectOpenOfChild(
  read: Read,
  child: { readonly childId: bigint; readonly programme: string },
) {
  const result = await sql<{ id: bigint; reason: string }>`
    select contract.id, coalesce(released_reason, place_hold.state) as reason
    from contract join place_hold on place_hold.id = contract.hold_id
    where contract.child_id = ${child.childId} and contract.programme = ${child.programme}
      and contract.state in ('drafted', 'signed-by-guardian')`.execute(read)
  return result.rows[0]
}
