/** How a public read is registered and answered: schemas in, text with an ETag out. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from '../platform/http/app.ts'
import { sendText } from '../platform/http/text-answer.ts'

const SECONDS = 30

export type Api = ReturnType<typeof withSchemas>

export function withSchemas(app: App) {
  return app.withTypeProvider<ZodTypeProvider>()
}

/** With its ETag; other sites' pages may read it too. */
export async function sendPublicJson(
  request: FastifyRequest,
  reply: FastifyReply,
  value: object,
): Promise<FastifyReply> {
  reply.header('access-control-allow-origin', '*')
  reply.header('cross-origin-resource-policy', 'cross-origin')
  return sendText(request, reply, {
    type: 'application/json; charset=utf-8',
    text: JSON.stringify(value),
    caching: { kind: 'public', seconds: SECONDS },
  })
}
