/** Shows a problem to a person, in the language of the address they asked for. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCode, RefusalFacts } from '../locales/refusal-code.ts'
import { type Texts, texts } from '../locales/texts.ts'
import type { Problem } from '../platform/http/problem.ts'
import { sendText } from '../platform/http/text-answer.ts'
import type { Deps } from './deps.ts'
import { type ErrorKind, ErrorPage } from './layout/error.page.tsx'
import { renderPage } from './layout/render.ts'
import { languageOf, placeOf, preferredLanguage } from './page.ts'
import { frameFor, SIGN_IN_PATH, STAFF_SIGN_IN_PATH } from './page-frame.ts'
import { findRequestSession } from './page-session.ts'

export async function answerProblemPage(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<unknown> {
  const language = languageOf(request) ?? preferredLanguage(request)
  const { path, search } = placeOf(request)
  if (problem.kind === 'signInNeeded') {
    return reply.redirect(signInLocation(language, path, search, request.method), 303)
  }
  // Without the database there is no session to show, and a problem page must not need one.
  const session =
    problem.kind === 'fault' || problem.kind === 'unavailable'
      ? undefined
      : await findRequestSession(request, reply, deps).catch(() => undefined)
  const words = texts(language)
  const page = (
    <ErrorPage
      frame={frameFor(deps, language, placeForLanguages(request, path), '', 'public', session)}
      kind={kindOf(problem)}
      reason={reasonOf(problem, words)}
      referenceNumber={problem.kind === 'fault' ? problem.reference : undefined}
      backHref={problem.kind === 'notFound' ? undefined : backHref(request)}
    />
  )
  return sendText(request, reply, {
    type: 'text/html; charset=utf-8',
    text: renderPage(page),
    status: problem.status,
    caching: { kind: 'private' },
  })
}

/** A posted address may have no page of its own: the languages of its problem lead to the page of the form. */
function placeForLanguages(request: FastifyRequest, path: string): string {
  if (languageOf(request) === undefined) return '/'
  const form = request.method === 'GET' ? undefined : backHref(request)
  return form === undefined ? path : form.replace(/^\/[a-z]{2}(?=\/|$)|\?.*$/g, '')
}

/** Back to the page that was asked for; a posted form is not sent by itself again. */
function signInLocation(language: string, path: string, search: string, method: string): string {
  const signIn = /^\/(department|provider)(\/|$)/.test(path) ? STAFF_SIGN_IN_PATH : SIGN_IN_PATH
  const then = method === 'GET' ? `?then=${encodeURIComponent(path + search)}` : ''
  return `/${language}${signIn}${then}`
}

function kindOf(problem: Problem): ErrorKind {
  switch (problem.kind) {
    case 'refused':
    case 'mistake':
    case 'forbidden':
    case 'notFound':
    case 'tooMany':
    case 'unavailable':
    case 'fault':
      return problem.kind
    case 'signInNeeded':
      return 'forbidden'
  }
}

function reasonOf(problem: Problem, words: Texts): string | undefined {
  if (problem.kind === 'refused') {
    const text = refusalText(words, problem.code, problem.facts)
    return text && `${text.title} ${text.next}`
  }
  if (problem.kind === 'forbidden' && problem.reason === 'form-expired') {
    return words.identity.formExpired
  }
  if (problem.kind === 'tooMany') {
    return words.identity.retryAfter(Math.ceil(problem.retryAfterSeconds / 60))
  }
  return undefined
}

/** The words of a refusal; undefined for a code that no room has. */
export function refusalText(words: Texts, code: string, facts: RefusalFacts) {
  return Object.hasOwn(words.refusals, code)
    ? words.refusals[code as RefusalCode](facts)
    : undefined
}

/** The page of the form, when the browser says where it came from and that is here. */
function backHref(request: FastifyRequest): string | undefined {
  const referer = request.headers.referer
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const from = new URL(referer)
  return from.host === request.host ? from.pathname + from.search : undefined
}
