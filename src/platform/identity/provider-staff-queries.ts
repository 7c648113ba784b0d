/** SQL of the people of a kindergarten as the department sees them: who has come in, whose link waits. */
import { sql } from 'kysely'
import type { Read, Tx } from '../db/database.ts'

/** `expired`: invited, never came in, and the link is over. */
export type ProviderStaffState = 'active' | 'invited' | 'expired' | 'blocked'

export type ProviderStaff = {
  readonly id: bigint
  readonly fullName: string
  readonly since: Temporal.Instant
  readonly state: ProviderStaffState
  /** Until when the newest unused link may be used. */
  readonly linkUntil: Temporal.Instant | null
}

export async function selectProviderStaff(
  read: Read,
  providerId: bigint,
  now: Temporal.Instant,
): Promise<readonly ProviderStaff[]> {
  const result = await sql<ProviderStaff>`
    select staff.id, staff.full_name as "fullName", staff.created_at as since, link.until as "linkUntil",
      case when staff.blocked_at is not null then 'blocked'
        when exists (select from passkey where passkey.staff_id = staff.id) then 'active'
        when link.until is not null then 'invited' else 'expired' end as state
    from staff left join lateral (
      select max(expires_at) as until from staff_invitation invitation
      where invitation.staff_id = staff.id and used_at is null and expires_at > ${now}
    ) link on true
    where staff.provider_id = ${providerId}
    order by staff.blocked_at is not null, staff.full_name, staff.id`.execute(read)
  return result.rows
}

/** False when nobody of that kindergarten has this id, or the person was blocked. */
export async function lockProviderStaff(
  tx: Tx,
  staffId: bigint,
  providerId: bigint,
): Promise<boolean> {
  const result = await sql`
    select from staff where id = ${staffId} and provider_id = ${providerId} and blocked_at is null
    for no key update`.execute(tx)
  return result.rows.length === 1
}

/** Unused links of a person end now. */
export async function endInvitations(
  tx: Tx,
  staffId: bigint,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update staff_invitation set expires_at = ${now}
    where staff_id = ${staffId} and used_at is null and expires_at > ${now}`.execute(tx)
}
