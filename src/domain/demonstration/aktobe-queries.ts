/** SQL of the demonstration's Aktobe: who of the families does what, where seats are free. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type ClubSeat = {
  readonly groupId: bigint
  readonly providerId: bigint
  readonly from: number
  readonly to: number
  readonly free: number
}

/** Groups for universal vouchers with published places; of some clubs first. */
export async function selectClubSeats(
  read: Read,
  territory: string,
  first: readonly bigint[],
): Promise<readonly ClubSeat[]> {
  const result = await sql<ClubSeat>`
    select provider_group.id as "groupId", provider_id as "providerId", cohort as "from", cohort_to as "to",
           (select count(*)::integer from place where place.group_id = provider_group.id
             and place.state = 'published' and place.admission = 'general') as free
    from provider_group join provider on provider.id = provider_id
    where provider.territory_code = ${territory} and provider.club_kind in ('private-club', 'other-club')
      -- Where the gates are open: each coach without convictions.
      and not exists (select from coach where coach.provider_id = provider.id and not exists (
        select from coach_evidence where coach_evidence.coach_id = coach.id and kind = 'no-conviction'))
    order by provider_id = any(${first}::bigint[]) desc, provider_group.id`.execute(read)
  return result.rows.filter(row => row.free > 0)
}

/** The place that a waiting list has offered to the child. */
export async function selectOpenOffer(read: Read, application: string) {
  const result = await sql<{ holdId: bigint }>`
    select place_hold.id as "holdId" from place_hold join application on application.id = place_hold.application_id
    where application.number = ${application} and place_hold.state = 'offered'`.execute(read)
  return result.rows[0]?.holdId
}

export type Settled = {
  readonly number: string
  readonly guardianId: bigint
  readonly groupId: bigint
  readonly cohort: number
}

/** Children who go to one of these clubs, by number. */
export async function selectSettled(
  read: Read,
  providers: readonly bigint[],
): Promise<readonly Settled[]> {
  const result = await sql<Settled>`
    select application.number, application.guardian_id as "guardianId", enrolment.group_id as "groupId", voucher.cohort
    from enrolment join application on application.id = enrolment.application_id
    join voucher on voucher.application_id = application.id and voucher.state = 'enrolled'
    join person on person.id = application.guardian_id and person.phone is not null
    join contract on contract.id = enrolment.contract_id and contract.state = 'in-force' and contract.end_reason is null
    where enrolment.provider_id = any(${providers}::bigint[])
    order by application.number collate "C"`.execute(read)
  return result.rows
}

/** Offered children who hold a targeted voucher, too, by number. */
export async function selectOfferedBeside(read: Read, territory: string) {
  const result = await sql<{ number: string }>`
    select application.number from voucher join application on application.id = voucher.application_id
    where voucher.territory_code = ${territory} and voucher.form = 'universal' and voucher.state = 'offered'
      and exists (select from voucher targeted where targeted.child_id = voucher.child_id
        and targeted.form = 'targeted' and targeted.state not in ('lapsed', 'closed'))
    order by application.number collate "C"`.execute(read)
  return result.rows.map(row => row.number)
}

/** IINs of children who wait in the queue. */
export async function selectQueuedNumbers(
  read: Read,
  territory: string,
): Promise<ReadonlySet<string>> {
  const result = await sql<{ iin: string }>`
    select person.iin from application join person on person.id = child_id
    where territory_code = ${territory} and programme = 'club' and state = 'queued'`.execute(read)
  return new Set(result.rows.map(row => row.iin))
}

/** Numbers of offered families that have no phone. */
export async function selectUnreachable(
  read: Read,
  territory: string,
): Promise<ReadonlySet<string>> {
  const result = await sql<{ number: string }>`
    select number from application join person on person.id = guardian_id
    where territory_code = ${territory} and state = 'offered' and phone is null`.execute(read)
  return new Set(result.rows.map(row => row.number))
}

/** Children of the city's clubs whose families have not answered yet, by number. */
export async function selectOpenNamings(read: Read, territory: string) {
  const result = await sql<{ number: string; guardianId: bigint }>`
    select naming.number, naming.guardian_id as "guardianId" from naming
    join provider_group on provider_group.id = naming.group_id
    join provider on provider.id = provider_group.provider_id
    where provider.territory_code = ${territory} and naming.state = 'proposed'
    order by naming.number collate "C"`.execute(read)
  return result.rows
}
