/** Log lines of requests and faults without personal data: patterns of paths, never addresses, queries or bodies. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** `/kk/queue/:territory`; an address that has no pattern is only said to have none. */
export function pathPattern(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched'
}

export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: pathPattern(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}

/**
 * What may be kept of an error: its kind, where it happened, and its words without anything quoted
 * and without longer numbers, since messages of the database repeat what was sent.
 */
export function describeFault(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const facts: Record<string, unknown> = {
    kind: error.name,
    message: withoutValues(error.message),
    frames: (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)),
  }
  for (const name of ['code', 'constraint', 'table', 'column', 'routine']) {
    const value = Reflect.get(error, name)
    if (typeof value === 'string') facts[name] = value
  }
  if (error.cause !== undefined) facts.cause = describeFault(error.cause)
  return facts
}

function withoutValues(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|«[^»]*»/g, '"…"')
    .replace(/\d{4,}/g, '…')
    .slice(0, 500)
}
