/** Secrets that a repeat of the same posted form draws again, so that a double click shows the link that was made. */
import { createHash } from 'node:crypto'
import { assert } from '../../base/assert.ts'
import type { Entropy } from '../entropy.ts'
import type { SessionToken } from './session.ts'

const BYTES = 64

/**
 * At most 64 bytes, always the same ones. Only the browser has the token of its session: the database, which keeps the
 * request's id, knows neither the token nor what follows from it.
 */
export function entropyOfForm(token: SessionToken, requestId: string): Entropy {
  return {
    bytes: length => {
      assert(length <= BYTES, 'one secret a form')
      return createHash('sha512')
        .update(`secret ${requestId} ${token}`)
        .digest()
        .subarray(0, length)
    },
  }
}
