/** The session as a page sees it: found once, begun only when something has to be kept. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Programme } from '../domain/territories/rollout.ts'
import type { Actor } from '../platform/access/actor.ts'
import { readOrSetDevice } from '../platform/identity/device-cookie.ts'
import {
  closeSession,
  drawSessionToken,
  ensureRow,
  findSession,
  keepAnswers,
  openSession,
} from '../platform/identity/open-session.ts'
import { csrfTokenOf, isCsrfTokenOf, type SessionToken } from '../platform/identity/session.ts'
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
} from '../platform/identity/session-cookie.ts'
import type { Deps } from './deps.ts'
import type { PageSession } from './page-context.ts'

export type RequestSession = PageSession & {
  readonly actor: Actor
  readonly name: string | null
  /** Of somebody of a kindergarten or a club. */
  readonly programme: Programme | null
  /** True once the answer says anything of this reader: it must not be kept by others. */
  readonly personal: () => boolean
  csrfToken(): string
  acceptsCsrfToken(given: string): boolean
}

export async function findRequestSession(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
): Promise<RequestSession> {
  const secure = deps.config.publicUrl.protocol === 'https:'
  const { setting, wallClock } = deps
  const given = readSessionCookie(request, secure)
  const found =
    given === undefined ? undefined : await findSession(deps.database, given, wallClock.now())
  let current: SessionToken | undefined = given
  let personal = found !== undefined && found.actor.kind !== 'visitor'
  const token = (): SessionToken => {
    personal = true
    if (current === undefined) {
      current = drawSessionToken(setting.entropy)
      setSessionCookie(reply, secure, current)
    }
    return current
  }
  return {
    actor: found?.actor ?? { kind: 'visitor' },
    name: found?.name ?? null,
    programme: found?.programme ?? null,
    data: found?.data ?? {},
    personal: () => personal,
    token,
    device: () => readOrSetDevice(request, reply, secure, setting.entropy),
    csrfToken: () => csrfTokenOf(token()),
    acceptsCsrfToken: text => given !== undefined && isCsrfTokenOf(given, text),
    async keep(tx, key, value) {
      await ensureRow(tx, token(), wallClock.now())
      await keepAnswers(tx, token(), key, value)
    },
    async signIn(tx, identity) {
      current = await openSession(tx, setting.entropy, wallClock.now(), identity, current)
      personal = true
      setSessionCookie(reply, secure, current)
    },
    async signOut(tx) {
      if (current !== undefined) await closeSession(tx, current)
      personal = true
      clearSessionCookie(reply, secure)
    },
  }
}
