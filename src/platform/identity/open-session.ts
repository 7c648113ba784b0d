/** Beginning, finding, filling and ending sessions. */
import type { CanonicalValue } from '../../base/canonical-json.ts'
import type { Actor } from '../access/actor.ts'
import type { Database, Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import {
  csrfTokenOf,
  hashToken,
  newSessionToken,
  type Session,
  type SessionToken,
  sessionExpiry,
} from './session.ts'
import {
  deleteExpired,
  deleteSession,
  insertSession,
  type SessionRow,
  selectSession,
  updateData,
  updateExpiry,
} from './session-queries.ts'

const TOKEN_BYTES = 32

export type Identity =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'guardian'; readonly personId: bigint }
  | { readonly kind: 'staff'; readonly staffId: bigint }

export function drawSessionToken(entropy: Entropy): SessionToken {
  return newSessionToken(entropy.bytes(TOKEN_BYTES))
}

/** The session of a token, kept alive by being used; undefined when it has no row or has ended. */
export async function findSession(
  database: Database,
  token: SessionToken,
  now: Temporal.Instant,
): Promise<Session | undefined> {
  const tokenHash = hashToken(token)
  const row = await selectSession(database, tokenHash, now)
  if (row === undefined) return undefined
  const actor = actorOf(row)
  await keepAlive(database, tokenHash, row, actor, now)
  const { data, programme } = row
  return { tokenHash, actor, name: row.person_name ?? row.staff_name, programme, data }
}

type SignedIn = 'visitor' | 'guardian' | 'staff' | 'provider'

function actorOf(row: SessionRow): Actor & { kind: SignedIn } {
  if (row.person_id !== null) return { kind: 'guardian', personId: row.person_id }
  if (row.staff_id === null || row.role === null || row.territory_code === null) {
    return { kind: 'visitor' }
  }
  const post = { staffId: row.staff_id, territory: row.territory_code }
  if (row.role !== 'provider') return { kind: 'staff', ...post, role: row.role }
  if (row.provider_id === null) return { kind: 'visitor' }
  return { kind: 'provider', ...post, providerId: row.provider_id }
}

/** Written at most once in a minute: reading pages must not become writing rows. */
async function keepAlive(
  database: Database,
  tokenHash: string,
  row: SessionRow,
  actor: { kind: SignedIn },
  now: Temporal.Instant,
): Promise<void> {
  const expiresAt = sessionExpiry(actor.kind, row.created_at, now)
  const gained = row.expires_at.until(expiresAt, { largestUnit: 'seconds' }).seconds
  if (gained >= 60) await updateExpiry(database, tokenHash, expiresAt)
}

/** A new token for a new identity, so that nobody can plant a known one before a sign-in. */
export async function openSession(
  tx: Tx,
  entropy: Entropy,
  now: Temporal.Instant,
  identity: Identity,
  before: SessionToken | undefined,
): Promise<SessionToken> {
  if (before !== undefined) await deleteSession(tx, hashToken(before))
  const token = drawSessionToken(entropy)
  await insertRow(tx, token, identity, now)
  return token
}

/** Makes sure that a visitor's token has its row, so that answers can be kept in it. */
export async function ensureRow(tx: Tx, token: SessionToken, now: Temporal.Instant): Promise<void> {
  await insertRow(tx, token, { kind: 'visitor' }, now)
}

async function insertRow(tx: Tx, token: SessionToken, identity: Identity, now: Temporal.Instant) {
  await insertSession(tx, {
    tokenHash: hashToken(token),
    csrfToken: csrfTokenOf(token),
    personId: identity.kind === 'guardian' ? identity.personId : null,
    staffId: identity.kind === 'staff' ? identity.staffId : null,
    createdAt: now,
    expiresAt: sessionExpiry(identity.kind, now, now),
  })
}

export async function keepAnswers(
  tx: Tx,
  token: SessionToken,
  key: string,
  value: CanonicalValue | undefined,
): Promise<void> {
  await updateData(tx, hashToken(token), key, value)
}

export async function closeSession(tx: Tx, token: SessionToken): Promise<void> {
  await deleteSession(tx, hashToken(token))
}

/** For the worker, some times a day; returns how many were swept. */
export async function sweepSessions(tx: Tx, now: Temporal.Instant): Promise<number> {
  return deleteExpired(tx, now)
}
