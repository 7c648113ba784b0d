/** The cookie by which one browser is known again after somebody else has signed in on it; scripts cannot read it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entropy } from '../entropy.ts'

export const DEVICE_COOKIE = 'kezek-device'

const BYTES = 16
/** As long as traces of answers are kept: half a year. */
const MAX_AGE_SECONDS = 184 * 24 * 60 * 60

/** Drawn when it is asked for the first time; a cookie that we did not write is replaced. */
export function readOrSetDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
  entropy: Entropy,
): string {
  const given = request.cookies[DEVICE_COOKIE]
  if (given !== undefined && /^[A-Za-z0-9_-]{22}$/.test(given)) return given
  const drawn = entropy.bytes(BYTES).toString('base64url')
  reply.setCookie(DEVICE_COOKIE, drawn, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: MAX_AGE_SECONDS,
  })
  return drawn
}
