/** A session: who is at the other end, and what a journey keeps between its pages. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { CanonicalValue } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../access/actor.ts'

/** Typed answers of a journey under the journey's own key, so that two journeys never mix. */
export type SessionData = Readonly<Record<string, CanonicalValue>>

export type Session = {
  readonly tokenHash: string
  readonly actor: Actor
  /** Shown in the head of pages; null for visitors. */
  readonly name: string | null
  /** Of whose kindergarten or club the person is; null of everybody else. */
  readonly programme: 'preschool' | 'club' | null
  readonly data: SessionData
}

/** 32 random bytes; only the browser has them, the database has their hash. */
export type SessionToken = string & { readonly __brand: 'SessionToken' }

export function parseSessionToken(text: string | undefined): SessionToken | undefined {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text) ? (text as SessionToken) : undefined
}

export function newSessionToken(bytes: Buffer): SessionToken {
  return bytes.toString('base64url') as SessionToken
}

export function hashToken(token: string): string {
  return sha256Hex(token)
}

/** The form token of a session follows from its secret: no row is needed before there is something to keep. */
export function csrfTokenOf(token: SessionToken): string {
  return createHash('sha256').update(`form ${token}`).digest('base64url')
}

export function isCsrfTokenOf(token: SessionToken, given: string): boolean {
  const expected = Buffer.from(csrfTokenOf(token))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** How long a session lives after the last request. */
const SESSION_MINUTES = { visitor: 12 * 60, guardian: 12 * 60, staff: 30, provider: 60 } as const

/** However busy, a session of staff or of a provider ends with the working day. */
const STAFF_SESSION_HOURS_AT_MOST = 12

export function sessionExpiry(
  kind: keyof typeof SESSION_MINUTES,
  createdAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  const sliding = now.add({ minutes: SESSION_MINUTES[kind] })
  if (kind === 'visitor' || kind === 'guardian') return sliding
  const last = createdAt.add({ hours: STAFF_SESSION_HOURS_AT_MOST })
  return Temporal.Instant.compare(sliding, last) < 0 ? sliding : last
}
