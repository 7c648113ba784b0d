/** Sends a text (page or JSON) with its ETag, 304 when the reader has it, compressed when it is worth it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../../base/digest.ts'
import { chooseEncoding, compress, SMALLEST_TO_COMPRESS } from './compression.ts'
import type { KeptAnswer } from './kept-answers.ts'

/** Anybody may keep it for the given seconds and must then ask again; or only the reader, never kept. */
type Caching = { readonly kind: 'public'; readonly seconds: number } | { readonly kind: 'private' }

type TextAnswer = {
  readonly type: string
  readonly text: string
  readonly status?: number
  readonly caching: Caching
  /** Request headers, besides the encoding, on which the text depends. */
  readonly vary?: readonly string[]
}

const QUALITY = 4

export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: TextAnswer,
): Promise<FastifyReply> {
  reply.code(answer.status ?? 200).type(answer.type)
  reply.header('vary', ['accept-encoding', ...(answer.vary ?? [])].join(', '))
  if (answer.caching.kind === 'private') {
    reply.header('cache-control', 'private, no-store')
  } else {
    const etag = etagOf(answer.text)
    reply.header('cache-control', `public, max-age=${answer.caching.seconds}, must-revalidate`)
    reply.header('etag', etag)
    if (isKnown(request.headers['if-none-match'], etag)) {
      reply.removeHeader('content-type')
      return reply.code(304).send()
    }
  }
  const encoding =
    answer.text.length < SMALLEST_TO_COMPRESS
      ? undefined
      : chooseEncoding(request.headers['accept-encoding'])
  if (encoding === undefined) return reply.send(answer.text)
  reply.header('content-encoding', encoding)
  return reply.send(await compress(answer.text, encoding, QUALITY))
}

/** Sends an answer that was kept; its compressed forms are made once. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptAnswer,
  vary: readonly string[],
): Promise<FastifyReply> {
  reply.header('vary', ['accept-encoding', ...vary].join(', '))
  reply.header('cache-control', `public, max-age=${kept.seconds}, must-revalidate`)
  reply.header('etag', kept.etag)
  if (isKnown(request.headers['if-none-match'], kept.etag)) return reply.code(304).send()
  reply.code(kept.status).type(kept.type)
  const encoding =
    kept.text.length < SMALLEST_TO_COMPRESS
      ? undefined
      : chooseEncoding(request.headers['accept-encoding'])
  if (encoding === undefined) return reply.send(kept.text)
  const encoded = kept.encoded.get(encoding) ?? (await compress(kept.text, encoding, QUALITY))
  kept.encoded.set(encoding, encoded)
  return reply.header('content-encoding', encoding).send(encoded)
}

/** Weak: the same text has one tag, whatever its encoding on the wire. */
export function etagOf(text: string): string {
  return `W/"${Buffer.from(sha256(text)).toString('base64url').slice(0, 22)}"`
}

/** RFC 9110, 13.1.2: `*`, or a list compared weakly. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some(tag => tag.trim() === '*' || bare(tag) === bare(etag))
}
