/** Photos of providers: only those that are shown now, for a year, since a name never means another picture. */
import { isPhotoLive } from '../../../domain/providers/find-profile.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'

const FOREVER = 'public, max-age=31536000, immutable'

export function registerPhotos(app: App, deps: Deps): void {
  app.get<{ Params: { file: string } }>('/photos/:file', async (request, reply) => {
    const [, sha256] = /^([0-9a-f]{64})\.webp$/.exec(request.params.file) ?? []
    const { database, photos } = deps
    if (sha256 === undefined || photos === undefined) return reply.callNotFound()
    if (!(await isPhotoLive(database, sha256))) return reply.callNotFound()
    const etag = `"${sha256.slice(0, 32)}"`
    const bytes = await photos.get(sha256).catch(absentFile)
    if (bytes === undefined) return reply.callNotFound()
    reply.header('cache-control', FOREVER).header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('image/webp').send(bytes)
  })
}

/** A backup of the database without its folder of photos: a picture is missing, nothing else. */
function absentFile(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault
}
