/** A browser without a screen: keeps cookies, reads forms, posts them with their tokens, over `app.inject`. */
import type { LightMyRequestResponse } from 'fastify'
import { type Database, inTransaction } from '../src/platform/db/database.ts'
import type { App } from '../src/platform/http/app.ts'
import { type Identity, openSession } from '../src/platform/identity/open-session.ts'
import { sessionCookieName } from '../src/platform/identity/session-cookie.ts'
import type { Deps, WebConfig } from '../src/portal/deps.ts'
import { type Assets, NO_ASSETS } from '../src/portal/layout/assets.ts'
import { createWeb } from '../src/web.ts'
import { aSetting } from './setting.ts'

// Portals of one test file share its database: two must never draw the same tokens.
let portals = 0

export type PortalOptions = {
  /** Almaty time of the business clock and of the wall clock. */
  readonly at?: string
  readonly mode?: WebConfig['mode']
  readonly requestsPerMinute?: number
  readonly iinsOfOneAddress?: number
  readonly log?: (line: string) => void
  readonly assets?: Assets
  readonly clientFolder?: string
}

/** An app over the database of a test file; `setting.clock.advance` moves both clocks. */
export async function aPortal(database: Database, options: PortalOptions = {}) {
  const setting = aSetting(options.at ?? '2026-11-20T10:00', `portal ${portals++}`)
  const mode = options.mode ?? 'test'
  const deps: Deps = {
    database,
    setting,
    wallClock: setting.clock,
    assets: options.assets ?? NO_ASSETS,
    config: {
      mode,
      publicUrl: new URL('http://localhost'),
      trustProxy: false,
      clientFolder: options.clientFolder,
      requestsPerMinute: options.requestsPerMinute ?? 100_000,
      iinsOfOneAddress: options.iinsOfOneAddress ?? 100_000,
    },
    demonstration:
      mode === 'demo'
        ? { advanceClock: async duration => setting.clock.advance(duration) }
        : undefined,
  }
  const { log } = options
  const app = await createWeb(deps, log === undefined ? false : { level: 'info', write: log })
  await app.ready()
  return { app, deps, setting, visitor: () => aVisitor(app) }
}

/** Signs a visitor in without the pages of signing in. */
export async function signInGuardian(portal: Portal, visitor: Visitor, personId: bigint) {
  await signIn(portal, visitor, { kind: 'guardian', personId })
}

export async function signInStaff(portal: Portal, visitor: Visitor, staffId: bigint) {
  await signIn(portal, visitor, { kind: 'staff', staffId })
}

async function signIn(portal: Portal, visitor: Visitor, identity: Identity) {
  const { database, setting, wallClock } = portal.deps
  const token = await inTransaction(database, tx =>
    openSession(tx, setting.entropy, wallClock.now(), identity, undefined),
  )
  visitor.cookies.set(sessionCookieName(false), token)
}

export type Portal = Awaited<ReturnType<typeof aPortal>>
export type Visitor = ReturnType<typeof aVisitor>

export function aVisitor(app: App) {
  const cookies = new Map<string, string>()
  let form: Record<string, string> = {}
  const send = async (
    method: 'GET' | 'HEAD' | 'POST',
    url: string,
    more: { payload?: string | Buffer; headers?: Record<string, string> } = {},
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({
      method,
      url,
      ...(more.payload === undefined ? {} : { payload: more.payload }),
      headers: { ...(cookie === '' ? {} : { cookie }), ...more.headers },
    })
    keepCookies(cookies, answer)
    if (/html/.test(String(answer.headers['content-type']))) form = hiddenFields(answer.body)
    return answer
  }
  return {
    cookies,
    get: (url: string, headers: Record<string, string> = {}) => send('GET', url, { headers }),
    head: (url: string) => send('HEAD', url),
    /** Posts the fields with the hidden ones of the page that was seen last. */
    post: (url: string, fields: Readonly<Record<string, string>>) =>
      send('POST', url, {
        payload: new URLSearchParams({ ...form, ...fields }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    /** The hidden fields of the page that was seen last. */
    hidden: () => form,
    send,
  }
}

function keepCookies(cookies: Map<string, string>, answer: LightMyRequestResponse): void {
  for (const { name, value, maxAge, expires } of answer.cookies) {
    const gone = maxAge === 0 || (expires !== undefined && expires.getTime() === 0)
    if (gone) cookies.delete(name)
    else cookies.set(name, value)
  }
}

function hiddenFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [input] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1]
    const value = /value="([^"]*)"/.exec(input)?.[1]
    if (name !== undefined && value !== undefined) fields[name] = value
  }
  return fields
}
