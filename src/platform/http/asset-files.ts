/** Serves the files of the client build from memory, compressed once; a path is looked up, never opened. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { chooseEncoding, compress, type Encoding } from './compression.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = new Set(['.css', '.js', '.json', '.svg'])
// Names carry a hash of the content, so a name never means another content.
const FOREVER = 'public, max-age=31536000, immutable'

type AssetFile = {
  readonly type: string
  readonly bytes: Buffer
  readonly compressed: Map<Encoding, Promise<Buffer>>
  readonly compressible: boolean
}

/** @param extra files that no build makes: name -> type and text */
export function serveAssetFiles(
  app: FastifyInstance,
  folder: string | undefined,
  extra: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {},
): void {
  const files = new Map<string, AssetFile>()
  for (const name of folder === undefined ? [] : readdirSync(folder)) {
    const type = TYPES[extname(name)]
    if (type === undefined || name === 'manifest.json') continue
    const bytes = readFileSync(join(folder ?? '', name))
    files.set(name, fileOf(type, bytes, COMPRESSIBLE.has(extname(name))))
  }
  for (const [name, { type, text }] of Object.entries(extra)) {
    files.set(name, fileOf(type, Buffer.from(text), true))
  }
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const file = files.get(request.params.name)
    if (file === undefined) return reply.callNotFound()
    const cache = request.params.name in extra ? 'public, max-age=3600' : FOREVER
    reply.header('cache-control', cache).type(file.type)
    // A service worker may serve pages outside of this folder.
    if (/-worker-[^.]+\.js$/.test(request.params.name)) reply.header('service-worker-allowed', '/')
    return sendFile(request, reply, file)
  })
}

function fileOf(type: string, bytes: Buffer, compressible: boolean): AssetFile {
  return { type, bytes, compressible, compressed: new Map() }
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: AssetFile) {
  const encoding = file.compressible
    ? chooseEncoding(request.headers['accept-encoding'])
    : undefined
  if (file.compressible) reply.header('vary', 'accept-encoding')
  if (encoding === undefined) return reply.send(file.bytes)
  let bytes = file.compressed.get(encoding)
  if (bytes === undefined) {
    bytes = compress(file.bytes, encoding, 9)
    file.compressed.set(encoding, bytes)
  }
  return reply.header('content-encoding', encoding).send(await bytes)
}
