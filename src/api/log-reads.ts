/** `/log/`: the transparency log as static files that any mirror can carry (C2SP tlog-tiles). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256Hex } from '../base/digest.ts'
import { NotFound } from '../base/failure.ts'
import { findBundleByInput } from '../domain/iterations/find-iterations.ts'
import type { App } from '../platform/http/app.ts'
import { chooseEncoding, compress, SMALLEST_TO_COMPRESS } from '../platform/http/compression.ts'
import { sendText } from '../platform/http/text-answer.ts'
import { findPolicy, findPublishedCheckpoint, findTile } from '../platform/journal/read-log.ts'
import { parseTilePath } from '../platform/journal/tile-path.ts'
import type { Deps } from '../portal/deps.ts'

const TEXT = 'text/plain; charset=utf-8'
/** A mirror or an auditor asks for five hundred tiles a second and is welcome. */
const RATE = { config: { rateLimit: { max: 30_000, timeWindow: '1 minute' } } }
const CHECKPOINT_SECONDS = 1
const POLICY_SECONDS = 60
const FOREVER = 'public, max-age=31536000, immutable'

export function registerLogReads(app: App, { database }: Deps): void {
  app.get('/log/checkpoint', RATE, async (request, reply) => {
    const published = await findPublishedCheckpoint(database)
    if (published === undefined) throw new NotFound('checkpoint')
    open(reply)
    const caching = { kind: 'public', seconds: CHECKPOINT_SECONDS } as const
    return sendText(request, reply, { type: TEXT, text: published.note, caching })
  })
  app.get('/log/policy', RATE, async (request, reply) => {
    const policy = await findPolicy(database)
    if (policy === undefined) throw new NotFound('policy')
    open(reply)
    const caching = { kind: 'public', seconds: POLICY_SECONDS } as const
    return sendText(request, reply, { type: TEXT, text: policy, caching })
  })
  app.get<{ Params: { inputHash: string } }>(
    '/log/bundle/:inputHash',
    RATE,
    async (request, reply) => {
      const { inputHash } = request.params
      const bundle = /^[0-9a-f]{64}$/.test(inputHash)
        ? await findBundleByInput(database, inputHash)
        : undefined
      if (bundle === undefined) throw new NotFound('bundle')
      return sendForever(request, reply, 'application/json; charset=utf-8', Buffer.from(bundle))
    },
  )
  app.get<{ Params: { '*': string } }>('/log/tile/*', RATE, async (request, reply) => {
    const tile = parseTilePath(`tile/${request.params['*']}`)
    const bytes = tile && (await findTile(database, tile))
    if (bytes === undefined) throw new NotFound('tile')
    return sendForever(request, reply, 'application/octet-stream', bytes)
  })
}

/** Anybody's page may read and verify. */
function open(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*')
}

async function sendForever(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  bytes: Buffer,
): Promise<FastifyReply> {
  open(reply)
  const etag = `"${sha256Hex(bytes).slice(0, 32)}"`
  reply.header('cache-control', FOREVER).header('etag', etag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type(type)
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  // Hashes are noise that no encoding makes smaller.
  const worth = bytes.length >= SMALLEST_TO_COMPRESS && !/^\/log\/tile\/\d/.test(request.url)
  if (encoding === undefined || !worth) return reply.send(bytes)
  return reply.header('content-encoding', encoding).send(await compress(bytes, encoding, 4))
}
