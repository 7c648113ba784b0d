/** All SQL of staff, their invitations and passkeys. */
import { sql } from 'kysely'
import type { Language } from '../../base/language.ts'
import type { StaffRole } from '../access/actor.ts'
import type { Read, Tx } from '../db/database.ts'

export async function insertStaff(
  tx: Tx,
  staff: {
    readonly fullName: string
    readonly role: StaffRole | 'provider'
    readonly territory: string
    readonly providerId?: bigint
    readonly language: Language
    readonly createdAt: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('staff')
    .values({
      full_name: staff.fullName,
      role: staff.role,
      territory_code: staff.territory,
      provider_id: staff.providerId ?? null,
      language: staff.language,
      created_at: staff.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertInvitation(
  tx: Tx,
  tokenHash: string,
  staffId: bigint,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('staff_invitation')
    .values({ token_hash: tokenHash, staff_id: staffId, expires_at: expiresAt })
    .execute()
}

export type InvitedStaff = {
  readonly staffId: bigint
  readonly fullName: string
  readonly role: StaffRole
  readonly territory: string
}

/** Undefined when used, expired, unknown, or when the person was blocked. */
export async function selectInvitation(
  read: Read,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<InvitedStaff | undefined> {
  const result = await sql<InvitedStaff>`
    select staff.id as "staffId", staff.full_name as "fullName", staff.role,
           staff.territory_code as territory
    from staff_invitation invitation join staff on staff.id = invitation.staff_id
    where invitation.token_hash = ${tokenHash} and invitation.used_at is null
      and invitation.expires_at > ${now} and staff.blocked_at is null`.execute(read)
  return result.rows[0]
}

/** True for the one who uses it; a second one at the same time waits and gets false. */
export async function useInvitation(
  tx: Tx,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`update staff_invitation set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function insertPasskey(
  tx: Tx,
  passkey: {
    readonly credentialId: string
    readonly staffId: bigint
    readonly publicKey: Uint8Array
    readonly counter: number
    readonly transports: readonly string[]
    readonly createdAt: Temporal.Instant
  },
): Promise<void> {
  await sql`insert into passkey (credential_id, staff_id, public_key, counter, transports, created_at)
    values (${passkey.credentialId}, ${passkey.staffId}, ${Buffer.from(passkey.publicKey)},
            ${passkey.counter}, ${[...passkey.transports]}::text[], ${passkey.createdAt})`.execute(
    tx,
  )
}

type PasskeyRow = {
  readonly staffId: bigint
  readonly publicKey: Buffer
  readonly counter: bigint
}

export async function lockPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  const result = await sql<PasskeyRow>`
    select passkey.staff_id as "staffId", passkey.public_key as "publicKey", passkey.counter
    from passkey join staff on staff.id = passkey.staff_id
    where passkey.credential_id = ${credentialId} and staff.blocked_at is null
    for update of passkey`.execute(tx)
  return result.rows[0]
}

export async function updateCounter(tx: Tx, credentialId: string, counter: number): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter: BigInt(counter) })
    .where('credential_id', '=', credentialId)
    .execute()
}

/** False when this challenge was answered before. */
export async function spendChallenge(
  tx: Tx,
  challenge: string,
  expiresAt: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`insert into passkey_challenge (challenge, expires_at)
    values (${challenge}, ${expiresAt}) on conflict do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function sweepChallenges(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
}
