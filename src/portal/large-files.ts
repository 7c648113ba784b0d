/** Lets a file that is too large arrive cut off, so that its form can come back with words beside the field. */
import type { FastifyRequest } from 'fastify'
import { MAX_FILE_BYTES, type UploadedFile } from '../platform/http/request-fields.ts'

/**
 * Changes how this request's files will be read: of a file that is too large one byte more than the limit is
 * kept, which `isTooLarge` tells, and the rest of the form is read on. Without this the whole form is refused.
 */
export function cutLargeFiles(request: FastifyRequest): void {
  const readParts = request.parts.bind(request)
  request.parts = options =>
    readParts({
      ...options,
      limits: { ...options?.limits, fileSize: MAX_FILE_BYTES + 1 },
      throwFileSizeLimit: false,
    } as Parameters<typeof readParts>[0])
}

export function isTooLarge(file: UploadedFile): boolean {
  return file.bytes.length > MAX_FILE_BYTES
}
