/**
 * The challenge of a passkey follows from the browser's session secret and a public note of when it
 * was made: showing the page writes nothing, and no other browser can answer it. It is spent once.
 */
import { sha256 } from '../../base/digest.ts'
import type { Entropy } from '../entropy.ts'
import type { SessionToken } from './session.ts'

const CHALLENGE_MINUTES = 5

export type Challenge = {
  /** Travels with the form. */
  readonly note: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly text: string
  readonly expiresAt: Temporal.Instant
}

export function makeChallenge(
  token: SessionToken,
  entropy: Entropy,
  now: Temporal.Instant,
): Challenge {
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  return challengeOf(token, `${seconds}.${entropy.bytes(12).toString('base64url')}`, seconds)
}

/** Undefined when the note is none of ours or too old. */
export function readChallenge(
  token: SessionToken,
  note: string,
  now: Temporal.Instant,
): Challenge | undefined {
  const seconds = Number(/^(\d{10})\.[\w-]{16}$/.exec(note)?.[1])
  if (Number.isNaN(seconds)) return undefined
  const challenge = challengeOf(token, note, seconds)
  return Temporal.Instant.compare(challenge.expiresAt, now) > 0 ? challenge : undefined
}

function challengeOf(token: SessionToken, note: string, seconds: number): Challenge {
  const bytes = new Uint8Array(sha256(`passkey ${token} ${note}`))
  return {
    note,
    bytes,
    text: Buffer.from(bytes).toString('base64url'),
    expiresAt: Temporal.Instant.fromEpochMilliseconds(seconds * 1000).add({
      minutes: CHALLENGE_MINUTES,
    }),
  }
}
