/** SQL of the demonstration's families that choose: who is where, whom one could be. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type Chooser = {
  readonly applicationId: bigint
  readonly number: string
  readonly guardianId: bigint
  readonly cohort: number
  readonly kind: 'general' | 'special'
}

/** Families of the city whose voucher is in that state, by number. */
export async function selectChoosers(
  read: Read,
  territory: string,
  state: string,
): Promise<readonly Chooser[]> {
  const result = await sql<Chooser>`
    select application.id as "applicationId", application.number, application.guardian_id as "guardianId", voucher.cohort, voucher.kind
    from voucher join application on application.id = voucher.application_id
    where voucher.state = ${state} and application.territory_code = ${territory}
    order by application.number`.execute(read)
  return result.rows
}

/** Suitable groups of the city, those with the most free places first. */
export async function selectGroupsFor(
  read: Read,
  territory: string,
  child: Pick<Chooser, 'cohort' | 'kind'>,
  withPlaces: boolean,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select provider_group.id from provider_group join provider on provider.id = provider_group.provider_id
    left join lateral (
      select count(*) as free from place where place.group_id = provider_group.id
        and place.state = 'published' and place.admission = 'general'
    ) open on true
    where provider.territory_code = ${territory} and provider_group.cohort = ${child.cohort}
      and provider_group.kind = ${child.kind} and (open.free > 0) = ${withPlaces}
    order by open.free desc, provider_group.id limit 40`.execute(read)
  return result.rows.map(row => row.id)
}

export type StoryContract = {
  /** Of the application. */
  readonly territory: string
  readonly number: string
  readonly documentSha256: string
  readonly application: string
  readonly guardianId: bigint
  readonly phone: string
  readonly providerId: bigint
  readonly staffId: bigint
  readonly groupId: bigint
}

/** Contracts of these territories in that state, with the guardian's phone and somebody of the kindergarten, by number; without those of exchanges. */
export async function selectStoryContracts(
  read: Read,
  territories: readonly string[],
  state: string,
): Promise<readonly StoryContract[]> {
  const result = await sql<StoryContract>`
    select contract.number, contract.document_sha256 as "documentSha256",
           application.number as application, application.territory_code as territory,
           contract.guardian_id as "guardianId", person.phone, contract.provider_id as "providerId", staff.id as "staffId", contract.group_id as "groupId"
    from contract
    join application on application.id = contract.application_id
    join person on person.id = contract.guardian_id
    join staff on staff.provider_id = contract.provider_id
    where contract.state = ${state} and application.territory_code = any(${territories}::text[]) and person.phone is not null
      and not exists (select from swap_leg where swap_leg.hold_id = contract.hold_id)
    order by contract.number`.execute(read)
  return result.rows
}

/** Queued children of a territory, by number. */
export async function selectQueuedIn(read: Read, territory: string): Promise<readonly Chooser[]> {
  const result = await sql<Chooser>`
    select id as "applicationId", number, guardian_id as "guardianId", cohort, kind from application
    where territory_code = ${territory} and state = 'queued' order by number`.execute(read)
  return result.rows
}

/** Families with a referral that is valid beyond that moment and has no signature yet, by number. */
export async function selectIssuedReferrals(read: Read, territory: string, now: Temporal.Instant) {
  const result = await sql<{ number: string; guardianId: bigint }>`
    select application.number, application.guardian_id as "guardianId"
    from referral join application on application.id = referral.application_id
    join place_hold on place_hold.id = referral.hold_id
    where referral.state = 'issued' and referral.territory_code = ${territory}
      and referral.valid_until > ${now} and place_hold.state = 'held'
    order by application.number`.execute(read)
  return result.rows
}
