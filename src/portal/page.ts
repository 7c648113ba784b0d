/** How a page is registered: path, handler, nothing else; language, session, form and answer are done here. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLanguage, LANGUAGES, type Language } from '../base/language.ts'
import { texts } from '../locales/texts.ts'
import type { App } from '../platform/http/app.ts'
import { type KeptAnswer, KeptAnswers } from '../platform/http/kept-answers.ts'
import { ForgedForm } from '../platform/http/problem.ts'
import { readRequestFields } from '../platform/http/request-fields.ts'
import { etagOf, sendKept, sendText } from '../platform/http/text-answer.ts'
import { DEVICE_COOKIE } from '../platform/identity/device-cookie.ts'
import { hashToken } from '../platform/identity/session.ts'
import { invitesChildren } from './club-section.ts'
import type { Deps } from './deps.ts'
import { cutLargeFiles } from './large-files.ts'
import { CSRF_FIELD, REQUEST_ID_FIELD } from './layout/hidden-fields.tsx'
import { PREFETCH_PATH } from './layout/prefetch.ts'
import type { ProgrammeChoice } from './layout/programme-switch.tsx'
import { renderPage } from './layout/render.ts'
import type { PageAnswer, Reach } from './page-answer.ts'
import {
  actOnce,
  EMPTY_FORM,
  type PageContext,
  type PostedForm,
  postedForm,
} from './page-context.ts'
import { frameFor } from './page-frame.ts'
import { findRequestSession, type RequestSession } from './page-session.ts'

type PageHandler = (context: PageContext) => Promise<PageAnswer>

/** @param path without the language, as Fastify writes it: `/queue/:territory` */
export function getPage(app: App, deps: Deps, path: string, handler: PageHandler): void {
  const answers = keptAnswersOf(deps)
  app.get(languagePath(path), async (request, reply) => {
    const anonymous = isAnonymous(request)
    if (anonymous && answers.find(request.url) === undefined) await answers.awaitMaking(request.url)
    const kept = anonymous ? answers.find(request.url) : undefined
    if (kept !== undefined) {
      rememberLanguage(request, reply, languageOf(request) ?? 'kk')
      reply.header('speculation-rules', `"${PREFETCH_PATH}"`)
      return sendKept(request, reply, kept, VARY)
    }
    const make = () => makeAnswer(request, reply, deps, handler, answers)
    return anonymous ? answers.making(request.url, make) : make()
  })
}

async function makeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
  handler: PageHandler,
  answers: KeptAnswers,
): Promise<FastifyReply> {
  const session = await findRequestSession(request, reply, deps)
  const context = await contextOf(request, deps, session, EMPTY_FORM, undefined)
  rememberLanguage(request, reply, context.language)
  const answer = await handler(context)
  const isOpen = answer.kind === 'page' && answer.publicSeconds !== null && !session.personal()
  if (isOpen && isAnonymous(request)) {
    reply.header('speculation-rules', `"${PREFETCH_PATH}"`)
    return sendKept(request, reply, keepPage(answers, request.url, answer), VARY)
  }
  return sendAnswer(request, reply, session, answer)
}

const VARY = ['cookie'] as const
const keptAnswers = new WeakMap<Deps, KeptAnswers>()

/** One for all pages of a server; two servers in one process (tests) never share. */
function keptAnswersOf(deps: Deps): KeptAnswers {
  const known = keptAnswers.get(deps) ?? new KeptAnswers(deps.config.keptAnswersMs ?? 0)
  keptAnswers.set(deps, known)
  return known
}

/** No cookie but those of the language and of the device: nobody is signed in and no journey has begun. */
function isAnonymous(request: FastifyRequest): boolean {
  return Object.keys(request.cookies).every(
    name => name === LANGUAGE_COOKIE || name === DEVICE_COOKIE,
  )
}

function keepPage(
  answers: KeptAnswers,
  key: string,
  answer: Extract<PageAnswer, { kind: 'page' }>,
): KeptAnswer {
  const text = renderPage(answer.page)
  const { status, publicSeconds } = answer
  const type = 'text/html; charset=utf-8'
  return answers.keep(key, { type, text, status, seconds: publicSeconds ?? 0, etag: etagOf(text) })
}

type PostOptions = {
  /** `cut`: the handler promises to look for files that are too large (large-files.ts) itself. */
  readonly largeFiles?: 'cut'
}

/** A posted form: without the token of its session it is refused before the handler sees it. */
export function postPage(
  app: App,
  deps: Deps,
  path: string,
  handler: PageHandler,
  options: PostOptions = {},
): void {
  app.post(languagePath(path), async (request, reply) => {
    const session = await findRequestSession(request, reply, deps)
    if (options.largeFiles === 'cut') cutLargeFiles(request)
    const { fields, files } = await readRequestFields(request)
    const form = postedForm(fields, files)
    if (request.headers['sec-fetch-site'] === 'cross-site') throw new ForgedForm('cross-site')
    if (!session.acceptsCsrfToken(form.value(CSRF_FIELD))) throw new ForgedForm('form token')
    const context = await contextOf(request, deps, session, form, form.value(REQUEST_ID_FIELD))
    return sendAnswer(request, reply, session, await handler(context))
  })
}

/** Only the three languages: any other first part is an address that does not exist. */
function languagePath(path: string): string {
  return `/:language(^(?:${LANGUAGES.join('|')})$)${path === '/' ? '' : path}`
}

export function languageOf(request: FastifyRequest): Language | undefined {
  const first = request.url.split(/[/?]/)[1]
  return isLanguage(first) ? first : undefined
}

async function contextOf(
  request: FastifyRequest,
  deps: Deps,
  session: RequestSession,
  form: PostedForm,
  requestId: string | undefined,
): Promise<PageContext> {
  const language = languageOf(request) ?? 'kk'
  const names = await invitesChildren(deps, session.actor)
  const { path, search } = placeOf(request)
  let choice: ProgrammeChoice | undefined
  const scoped = requestId
    ? `${hashToken(session.token()).slice(0, 16)}:${requestId}`.slice(0, 100)
    : undefined
  return {
    language,
    path,
    params: request.params as Record<string, string>,
    query: Object.fromEntries(new URLSearchParams(search)),
    form,
    requestId: scoped,
    actor: session.actor,
    address: request.ip,
    deps,
    database: deps.database,
    setting: deps.setting,
    texts: texts(language),
    session,
    get csrfToken() {
      return session.csrfToken()
    },
    href: target => `/${language}${target === '/' ? '' : target}`,
    frame: audience => ({
      ...frameFor(deps, language, path, search, audience, session),
      programmes: choice,
      names,
    }),
    offerProgrammes: given => {
      choice = given
    },
    act: (action, input, work) => actOnce(deps, scoped, action, input, work),
  }
}

/** The address without its language, as the frame of a page wants it. */
export function placeOf(request: FastifyRequest): { path: string; search: string } {
  const [path = '/', search = ''] = request.url.split('?', 2)
  const within = path.replace(/^\/[a-z]{2}(?=\/|$)/, '')
  return { path: within === '' ? '/' : within, search: search === '' ? '' : `?${search}` }
}

async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  session: RequestSession,
  answer: PageAnswer,
): Promise<FastifyReply> {
  if (answer.kind === 'redirect') {
    return reply.header('cache-control', 'no-store').redirect(answer.location, 303)
  }
  const seconds = session.personal() ? null : answer.publicSeconds
  const caching =
    seconds === null ? ({ kind: 'private' } as const) : ({ kind: 'public', seconds } as const)
  if (answer.kind === 'page') {
    if (answer.reaches !== undefined) allowReach(reply, answer.reaches)
    reply.header('speculation-rules', `"${PREFETCH_PATH}"`)
    const text = renderPage(answer.page)
    const type = 'text/html; charset=utf-8'
    return sendText(request, reply, {
      type,
      text,
      status: answer.status,
      caching,
      vary: VARY,
    })
  }
  const name = encodeURIComponent(answer.fileName)
  const disposition = answer.download ? 'attachment' : 'inline'
  reply.header('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
  if (typeof answer.content === 'string') {
    return sendText(request, reply, { type: answer.mediaType, text: answer.content, caching })
  }
  reply.header(
    'cache-control',
    caching.kind === 'private' ? 'private, no-store' : `public, max-age=${seconds}`,
  )
  const { content } = answer
  return reply
    .type(answer.mediaType)
    .send(content instanceof Readable ? content : Buffer.from(content))
}

/** Widens the policy of this one answer by one address. */
function allowReach(reply: FastifyReply, { directive, origin }: Reach): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  const wider = policy.replace(new RegExp(`(${directive} [^;]*)`), `$1 ${origin}`)
  reply.header('content-security-policy', wider)
}

const LANGUAGE_COOKIE = 'kezek-language'
const YEAR_SECONDS = 31_536_000

/** Kept when the reader moves inside the site, so that `/` opens in that language next time. */
function rememberLanguage(request: FastifyRequest, reply: FastifyReply, language: Language): void {
  const moving = request.headers['sec-fetch-site'] === 'same-origin'
  if (!moving || request.cookies[LANGUAGE_COOKIE] === language) return
  reply.setCookie(LANGUAGE_COOKIE, language, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' })
}

/** The cookie, then the first of ours that the browser asks for, then Kazakh. */
export function preferredLanguage(request: FastifyRequest): Language {
  // An address that could not even be read has passed no hook: its cookies were not parsed.
  const cookies: typeof request.cookies | undefined = request.cookies
  const kept = cookies?.[LANGUAGE_COOKIE]
  if (isLanguage(kept)) return kept
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLanguage) ?? 'kk'
}
