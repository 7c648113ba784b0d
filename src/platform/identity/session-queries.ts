/** All SQL of sessions. */
import { sql } from 'kysely'
import type { CanonicalValue } from '../../base/canonical-json.ts'
import type { StaffRole } from '../access/actor.ts'
import type { Database, Read, Tx } from '../db/database.ts'
import type { SessionData } from './session.ts'

export type SessionRow = {
  readonly data: SessionData
  readonly created_at: Temporal.Instant
  readonly expires_at: Temporal.Instant
  readonly person_id: bigint | null
  readonly person_name: string | null
  readonly staff_id: bigint | null
  readonly staff_name: string | null
  readonly role: StaffRole | 'provider' | null
  readonly territory_code: string | null
  readonly provider_id: bigint | null
  readonly programme: 'preschool' | 'club' | null
}

/** Undefined when there is none, it has ended, or the member of staff was blocked. */
export async function selectSession(
  read: Read,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<SessionRow | undefined> {
  const result = await sql<SessionRow>`
    select session.data, session.created_at, session.expires_at,
           session.person_id, person.full_name as person_name,
           session.staff_id, staff.full_name as staff_name, staff.role, staff.territory_code,
           staff.provider_id, provider.programme
    from session
    left join person on person.id = session.person_id
    left join staff on staff.id = session.staff_id
    left join provider on provider.id = staff.provider_id
    where session.token_hash = ${tokenHash} and session.expires_at > ${now}
      and staff.blocked_at is null`.execute(read)
  return result.rows[0]
}

/** A row that has ended and was not swept yet begins anew; a living one stays as it is. */
export async function insertSession(
  tx: Tx,
  session: {
    readonly tokenHash: string
    readonly csrfToken: string
    readonly personId: bigint | null
    readonly staffId: bigint | null
    readonly createdAt: Temporal.Instant
    readonly expiresAt: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into session (token_hash, person_id, staff_id, csrf_token, data, created_at, expires_at)
    values (${session.tokenHash}, ${session.personId}, ${session.staffId}, ${session.csrfToken},
            '{}', ${session.createdAt}, ${session.expiresAt})
    on conflict (token_hash) do update
      set person_id = excluded.person_id, staff_id = excluded.staff_id, data = '{}',
          created_at = excluded.created_at, expires_at = excluded.expires_at
      where session.expires_at <= excluded.created_at`.execute(tx)
}

export async function updateExpiry(
  database: Database,
  tokenHash: string,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await database
    .updateTable('session')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Sets or removes one journey's answers and leaves those of others as they are. */
export async function updateData(
  tx: Tx,
  tokenHash: string,
  key: string,
  value: CanonicalValue | undefined,
): Promise<void> {
  const change =
    value === undefined
      ? sql`data - ${key}::text`
      : sql`data || jsonb_build_object(${key}::text, ${JSON.stringify(value)}::jsonb)`
  await sql`update session set data = ${change} where token_hash = ${tokenHash}`.execute(tx)
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteExpired(tx: Tx, now: Temporal.Instant): Promise<number> {
  const result = await tx
    .deleteFrom('session')
    .where('expires_at', '<=', now)
    .executeTakeFirstOrThrow()
  return Number(result.numDeletedRows)
}
