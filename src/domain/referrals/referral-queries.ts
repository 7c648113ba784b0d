/** SQL of referrals. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { ReferralRow } from '../../platform/db/tables.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Turn } from './place-window.ts'
import type { Referral, ReferralState } from './referral.ts'

type StoredReferral = Selectable<ReferralRow>

function asReferral(row: StoredReferral): Referral {
  return {
    id: row.id,
    number: row.number,
    applicationId: row.application_id,
    childId: row.child_id,
    programme: row.programme as Programme,
    territory: row.territory_code,
    providerId: row.provider_id,
    groupId: row.group_id,
    placeId: row.place_id,
    holdId: row.hold_id,
    roundId: row.round_id,
    turn: row.turn as Turn,
    proactive: row.proactive,
    admission: row.admission as Referral['admission'],
    state: row.state as ReferralState,
    issuedAt: row.issued_at,
    termFrom: row.term_from,
    validUntil: row.valid_until,
    extensions: row.extensions,
    closedAt: row.closed_at,
  }
}

export async function selectReferral(read: Read, id: bigint): Promise<Referral | undefined> {
  const row = await read.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asReferral(row)
}

/** Newest first. */
export async function selectReferralsOf(
  read: Read,
  applicationId: bigint,
): Promise<readonly Referral[]> {
  const rows = await read
    .selectFrom('referral')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(asReferral)
}

/** After its application and its hold, as everybody locks them. */
export async function lockReferral(tx: Tx, id: bigint): Promise<Referral | undefined> {
  const result = await sql<StoredReferral>`
    select * from referral where id = ${id} for no key update`.execute(tx)
  const row = result.rows[0]
  return row && asReferral(row)
}

export async function closeReferral(
  tx: Tx,
  id: bigint,
  state: Exclude<ReferralState, 'issued'>,
  at: Temporal.Instant,
): Promise<void> {
  await tx.updateTable('referral').set({ state, closed_at: at }).where('id', '=', id).execute()
}

/** The hold lasts as long as the referral. */
export async function moveTerm(
  tx: Tx,
  referral: Pick<Referral, 'id' | 'holdId'>,
  validUntil: Temporal.Instant,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update referral set valid_until = ${validUntil}, extensions = extensions + 1
    where id = ${referral.id}`.execute(tx)
  await sql`
    update place_hold set until = ${validUntil}, changed_at = ${at}
    where id = ${referral.holdId} and state = 'held'`.execute(tx)
}

export async function selectLastDayOfPlace(
  read: Read,
  placeId: bigint,
): Promise<Temporal.PlainDate | null> {
  const row = await read
    .selectFrom('place')
    .select('last_day')
    .where('id', '=', placeId)
    .executeTakeFirst()
  return row?.last_day ?? null
}

/** Issued referrals whose term is over, whose place is not kept any more, or whose application has ended. */
export async function selectToSettle(
  read: Read,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select referral.id from referral
    join place_hold on place_hold.id = referral.hold_id
    join application on application.id = referral.application_id
    where referral.state = 'issued'
      and (place_hold.state <> 'held' or place_hold.until <= ${now} or application.state = 'archived')
    order by referral.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** A referral with the kindergarten in words, for those who look. */
export async function selectReferralView(read: Read, applicationId: bigint) {
  const result = await sql<
    StoredReferral & {
      readonly group_name: string
      readonly bin: string
      readonly name_kk: string
      readonly name_ru: string
      readonly starts_on: Temporal.PlainDate
      readonly last_day: Temporal.PlainDate | null
      readonly contract_number: string | null
    }
  >`
    select referral.*, provider_group.name as group_name, provider.bin, provider.name_kk, provider.name_ru,
           place.starts_on, place.last_day, contract.number as contract_number
    from referral
    join provider_group on provider_group.id = referral.group_id
    join provider on provider.id = referral.provider_id
    join place on place.id = referral.place_id
    left join contract on contract.hold_id = referral.hold_id
    where referral.application_id = ${applicationId}
    order by referral.id desc limit 1`.execute(read)
  const row = result.rows[0]
  return (
    row && {
      referral: asReferral(row),
      group: row.group_name,
      bin: row.bin,
      nameKk: row.name_kk,
      nameRu: row.name_ru,
      startsOn: row.starts_on,
      lastDay: row.last_day,
      contractNumber: row.contract_number,
    }
  )
}
