/** A problem as programs read it: application/problem+json (RFC 9457) with a stable type. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { texts } from '../locales/texts.ts'
import type { Problem } from '../platform/http/problem.ts'
import { preferredLanguage } from '../portal/page.ts'
import { refusalText } from '../portal/problem-answer.tsx'

export const API_PREFIX = '/api/'

/** `/problems/<room>/<reason>`; refusals bring their own room. */
function problemType(problem: Problem): string {
  switch (problem.kind) {
    case 'refused':
      return `/problems/${problem.code}`
    case 'mistake':
      return `/problems/request/${problem.reason}`
    case 'forbidden':
      return `/problems/identity/${problem.reason}`
    case 'signInNeeded':
      return '/problems/identity/sign-in-needed'
    case 'notFound':
      return '/problems/request/not-found'
    case 'tooMany':
      return '/problems/request/too-many'
    case 'unavailable':
      return '/problems/server/unavailable'
    case 'fault':
      return '/problems/server/fault'
  }
}

export async function answerProblemJson(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<unknown> {
  const words = texts(preferredLanguage(request))
  const general = words.layout.error[problem.kind === 'signInNeeded' ? 'forbidden' : problem.kind]
  const refusal =
    problem.kind === 'refused' ? refusalText(words, problem.code, problem.facts) : undefined
  const fields = problem.kind === 'mistake' ? problem.fields : {}
  const body = {
    type: problemType(problem),
    title: refusal?.title ?? general.title,
    status: problem.status,
    detail: refusal?.next ?? general.text,
    ...(problem.kind === 'refused' ? { facts: problem.facts } : {}),
    ...(problem.kind === 'fault' ? { reference: problem.reference } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  }
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body))
}
