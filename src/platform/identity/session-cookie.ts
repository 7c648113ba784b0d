/** The cookie of a session: unreadable by scripts, never sent from other sites' forms. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseSessionToken, type SessionToken } from './session.ts'

// The prefix makes browsers refuse the cookie unless it is Secure, host-only and of the whole site.
const SECURE_NAME = '__Host-kezek'
const PLAIN_NAME = 'kezek'

export function sessionCookieName(secure: boolean): string {
  return secure ? SECURE_NAME : PLAIN_NAME
}

export function readSessionCookie(
  request: FastifyRequest,
  secure: boolean,
): SessionToken | undefined {
  return parseSessionToken(request.cookies[sessionCookieName(secure)])
}

export function setSessionCookie(reply: FastifyReply, secure: boolean, token: SessionToken): void {
  reply.setCookie(sessionCookieName(secure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookieName(secure), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}
