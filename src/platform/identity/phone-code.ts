/**
 * Proving a phone: six digits by SMS, ten minutes, five tries, bound to the browser that asked.
 * The stored hash includes the browser's session secret, which the database does not have: its six
 * digits cannot be tried out by whoever reads the database.
 */
import { timingSafeEqual } from 'node:crypto'
import { sha256Hex } from '../../base/digest.ts'
import type { Language } from '../../base/language.ts'
import type { Phone } from '../../base/phone.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Tx } from '../db/database.ts'
import { byteSource, type Entropy } from '../entropy.ts'
import { planMessages } from '../outbox/plan-message.ts'
import { limitAttempts } from './attempt-limit.ts'
import {
  deleteOldCodes,
  insertCode,
  lockNewestCode,
  type PhoneCodePurpose,
  updateAttempts,
  updateUsed,
} from './phone-code-queries.ts'
import { hashToken, type SessionToken } from './session.ts'

const CODE_MINUTES = 10
const CODE_ATTEMPTS = 5
const CODES_AN_HOUR = 3
const HOUR = Temporal.Duration.from({ hours: 1 })

type CodeWorld = {
  /** The clock of the business: messages are planned by it. */
  readonly clock: Clock
  /** The real clock: codes and limits live by it. */
  readonly wallClock: Clock
  readonly entropy: Entropy
}

type CodeRequest = {
  readonly purpose: PhoneCodePurpose
  readonly token: SessionToken
  /** Null: nobody to send it to, and nobody may notice. */
  readonly phone: Phone | null
  readonly language: Language
  /** What else is counted besides the phone, e.g. the number that was typed: at most 3 an hour. */
  readonly subject?: string
  /** What the code is for besides the purpose, e.g. one contract: it proves nothing for another. */
  readonly about?: string
}

/**
 * Sends a code. Throws TooMany for the `subject` and, except at sign-in, for the phone. At sign-in a
 * phone that had its codes gets silently none: an answer would tell that the person is known.
 */
export async function requestPhoneCode(
  database: Database,
  world: CodeWorld,
  request: CodeRequest,
): Promise<void> {
  const now = world.wallClock.now()
  if (request.subject !== undefined) await limit(database, `code:${request.subject}`, now)
  const phone = (await mayReceive(database, request, now)) ? request.phone : null
  const code = drawCode(world.entropy)
  await inTransaction(database, async tx => {
    const id = await insertCode(tx, {
      phone,
      purpose: request.purpose,
      codeHash: hashOf(request, code),
      sessionHash: hashToken(request.token),
      createdAt: now,
      expiresAt: now.add({ minutes: CODE_MINUTES }),
    })
    if (phone === null) return
    await planMessages(tx, world.clock.now(), [
      {
        to: { phone, language: request.language },
        template: 'phone-code',
        facts: { code },
        eventKey: `code:${id}`,
      },
    ])
  })
}

async function mayReceive(database: Database, request: CodeRequest, now: Temporal.Instant) {
  if (request.phone === null) return false
  const bucket = `code:phone:${request.phone}`
  if (request.purpose !== 'sign-in') {
    await limit(database, bucket, now)
    return true
  }
  return limit(database, bucket, now).then(
    () => true,
    () => false,
  )
}

async function limit(database: Database, bucket: string, now: Temporal.Instant): Promise<void> {
  await limitAttempts(database, { bucket, most: CODES_AN_HOUR, window: HOUR }, now)
}

type CodeMistake = 'code-wrong' | 'code-over'

/**
 * The phone that the code proves. A code that was sent to nobody is never right.
 * `code-over`: expired, used, or tried five times; a new one is needed.
 */
export async function provePhone(
  database: Database,
  wallClock: Clock,
  proof: {
    readonly purpose: PhoneCodePurpose
    readonly token: SessionToken
    readonly code: string
    readonly about?: string
  },
): Promise<Result<Phone, CodeMistake>> {
  const now = wallClock.now()
  return inTransaction(database, async tx => {
    const row = await lockNewestCode(tx, hashToken(proof.token), proof.purpose)
    const expired = row === undefined || Temporal.Instant.compare(row.expires_at, now) <= 0
    if (expired || row.used_at !== null || row.attempts >= CODE_ATTEMPTS) return err('code-over')
    await updateAttempts(tx, row.id, row.attempts + 1)
    const given = hashOf(proof, proof.code.replace(/\D/g, ''))
    const same = timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(given))
    if (!same || row.phone === null) {
      return err(row.attempts + 1 >= CODE_ATTEMPTS ? 'code-over' : 'code-wrong')
    }
    await updateUsed(tx, row.id, now)
    return ok(row.phone as Phone)
  })
}

type Bound = Pick<CodeRequest, 'purpose' | 'token' | 'about'>

function hashOf({ token, purpose, about }: Bound, code: string): string {
  return sha256Hex(`${token} ${purpose} ${about === undefined ? '' : `${about} `}${code}`)
}

/** Every code from 000000 to 999999 is equally likely. */
function drawCode(entropy: Entropy): string {
  const next = byteSource(entropy)
  for (;;) {
    const value = next() * 65_536 + next() * 256 + next()
    // 16 whole millions fit below 2^24; what lies above would favour small codes.
    if (value < 16_000_000) return String(value % 1_000_000).padStart(6, '0')
  }
}

/** For the worker: codes are of no use a day later. */
export async function sweepCodes(tx: Tx, now: Temporal.Instant): Promise<void> {
  await deleteOldCodes(tx, now.subtract({ hours: 24 }))
}
