/** A witness over HTTP, bare: POST /add-checkpoint, and GET / which says who it is and what it saw. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assert } from '../../../base/assert.ts'
import { addCheckpoint, MAX_REQUEST_BYTES, type WitnessAnswer } from './add-checkpoint.ts'
import type { OpenWitness } from './open-witness.ts'

/** Anyone may connect, so slow or silent readers are let go. */
const TIMEOUTS = { headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 30_000 }
const MAX_CONNECTIONS = 512

export type ServedWitness = { readonly url: string; close(): Promise<void> }

/** Port 0 takes a free one. `onFault` hears of what is ours to mend; the client gets a bare 500. */
export async function serveWitness(
  witness: OpenWitness,
  given: {
    readonly host: string
    readonly port: number
    readonly onFault: (error: unknown) => void
  },
): Promise<ServedWitness> {
  const server = createServer(TIMEOUTS, (request, response) => {
    answer(witness, request)
      .catch((error: unknown) => {
        // Who hangs up in the middle is no fault of ours.
        if (request.errored === null) given.onFault(error)
        return plain(500, 'the witness is out of order')
      })
      .then(found => send(request, response, found))
  })
  server.maxConnections = MAX_CONNECTIONS
  server.listen(given.port, given.host)
  await once(server, 'listening')
  const address = server.address()
  assert(address !== null && typeof address === 'object', 'a server listens on a port')
  return {
    url: urlOf(address),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function answer(witness: OpenWitness, request: IncomingMessage): Promise<WitnessAnswer> {
  const path = request.url?.split('?')[0]
  if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
    return plain(200, describe(witness))
  }
  if (path !== '/add-checkpoint') return plain(404, 'there is nothing here')
  if (request.method !== 'POST') return plain(405, 'POST a checkpoint here')
  const body = await readBody(request)
  return body === undefined
    ? plain(413, `over ${MAX_REQUEST_BYTES} bytes`)
    : addCheckpoint(witness, body)
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > MAX_REQUEST_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(request: IncomingMessage, response: ServerResponse, found: WitnessAnswer): void {
  // What was not read to its end would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close')
  response.writeHead(found.status, {
    'content-type': found.contentType,
    'content-length': Buffer.byteLength(found.body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(found.body)
}

function plain(status: number, text: string): WitnessAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n` }
}

/** Who it is, and the latest cosigned checkpoint of each log as it was signed. */
function describe({ cosigner, logs, store }: OpenWitness): string {
  const origins = [...new Set(logs.map(log => log.name))]
  const notes = origins.map(
    origin => store.find(origin)?.note || `${origin}: nothing cosigned yet\n`,
  )
  return [`Witness ${cosigner.name}\n${cosigner.vkey}\n`, ...notes].join('\n')
}
