/** One translator of everything that can go wrong into what an answer may say about it. */
import {
  BadInput,
  NotAllowed,
  NotFound,
  Refusal,
  SignInNeeded,
  TooMany,
} from '../../base/failure.ts'
import { sqlState, violatedConstraint } from '../db/database.ts'

export type Problem =
  | {
      readonly kind: 'refused'
      readonly status: 409
      readonly code: string
      readonly facts: Readonly<Record<string, string | number>>
    }
  /** `fields`: field -> mistake code; empty when the request as a whole cannot be read. */
  | {
      readonly kind: 'mistake'
      readonly status: 400 | 405 | 413 | 414 | 415 | 422 | 431
      readonly reason: string
      readonly fields: Readonly<Record<string, string>>
    }
  | { readonly kind: 'signInNeeded'; readonly status: 401 }
  | { readonly kind: 'forbidden'; readonly status: 403; readonly reason: string }
  | { readonly kind: 'notFound'; readonly status: 404 }
  | { readonly kind: 'tooMany'; readonly status: 429; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable'; readonly status: 503 }
  /** `reference` is in the log beside the cause. */
  | { readonly kind: 'fault'; readonly status: 500; readonly reference: string }

/** The request was sent from a page that is not ours, or whose session has ended. */
export class ForgedForm extends Error {
  override readonly name = 'ForgedForm'
}

// Characters that no text of PostgreSQL can hold (NUL, broken UTF-8): the sender's, never ours.
const UNSTORABLE = new Set(['22021', '22P05'])
// No connection, too many of them, shutting down, starting up.
const DATABASE_AWAY = /^(08|53|57P0[123])/
const NETWORK_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/** @param refusalOfConstraint constraint name -> refusal code, of every room */
export function translateProblem(
  error: unknown,
  reference: string,
  refusalOfConstraint: Readonly<Record<string, string>>,
): Problem {
  if (error instanceof Refusal) {
    return { kind: 'refused', status: 409, code: error.code, facts: error.facts }
  }
  if (error instanceof BadInput) return mistake(422, 'fields', error.fields)
  if (error instanceof SignInNeeded) return { kind: 'signInNeeded', status: 401 }
  if (error instanceof NotAllowed) return { kind: 'forbidden', status: 403, reason: 'not-allowed' }
  if (error instanceof ForgedForm) return { kind: 'forbidden', status: 403, reason: 'form-expired' }
  if (error instanceof NotFound) return { kind: 'notFound', status: 404 }
  if (error instanceof TooMany) {
    return { kind: 'tooMany', status: 429, retryAfterSeconds: error.retryAfterSeconds }
  }
  return ofDatabase(error, refusalOfConstraint) ?? ofFramework(error) ?? fault(reference)
}

function ofDatabase(
  error: unknown,
  refusalOfConstraint: Readonly<Record<string, string>>,
): Problem | undefined {
  const code = refusalOfConstraint[violatedConstraint(error) ?? '']
  if (code !== undefined) return { kind: 'refused', status: 409, code, facts: {} }
  const state = sqlState(error) ?? ''
  if (UNSTORABLE.has(state)) return mistake(422, 'characters')
  if (DATABASE_AWAY.test(state) || NETWORK_AWAY.has(state)) {
    return { kind: 'unavailable', status: 503 }
  }
  return undefined
}

/** What Fastify and its plugins refuse before any handler of ours sees it. */
function ofFramework(error: unknown): Problem | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  const wrong = error instanceof Error && 'validation' in error ? error.validation : undefined
  if (Array.isArray(wrong)) return mistake(422, 'fields', fieldsOf(wrong))
  switch (status) {
    case 413:
      return mistake(413, 'too-large')
    case 414:
      return mistake(414, 'address-too-long')
    case 415:
      return mistake(415, 'content-type')
    case 404:
      return { kind: 'notFound', status: 404 }
    case 429:
      return { kind: 'tooMany', status: 429, retryAfterSeconds: 60 }
    case 503:
      return { kind: 'unavailable', status: 503 }
  }
  if (typeof status === 'number' && status >= 400 && status < 500) return mistake(400, 'unreadable')
  return undefined
}

/** Parts of an address or body that do not fit their schema: which, and why. */
function fieldsOf(validation: readonly { instancePath?: string; message?: string }[]) {
  return Object.fromEntries(
    validation.map(one => [
      (one.instancePath ?? '').replace(/^\//, '') || 'request',
      (one.message ?? '').slice(0, 200),
    ]),
  )
}

function mistake(
  status: 400 | 405 | 413 | 414 | 415 | 422 | 431,
  reason: string,
  fields: Readonly<Record<string, string>> = {},
): Problem {
  return { kind: 'mistake', status, reason, fields }
}

function fault(reference: string): Problem {
  return { kind: 'fault', status: 500, reference }
}
