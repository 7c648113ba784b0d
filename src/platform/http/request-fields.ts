/** Fields and files of a posted form, urlencoded or multipart, in one shape, bounded and clean. */
import type { FastifyRequest } from 'fastify'
import { BadInput } from '../../base/failure.ts'

export type UploadedFile = {
  readonly field: string
  /** As the sender names it: shown to people, never used as a path. */
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
}

type RequestFields = {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly files: readonly UploadedFile[]
}

export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Throws BadInput (`too-large`, `characters`) on a field or file that cannot be taken. */
export async function readRequestFields(request: FastifyRequest): Promise<RequestFields> {
  const fields: Record<string, string[]> = Object.create(null)
  const files: UploadedFile[] = []
  if (request.isMultipart()) await readParts(request, fields, files).catch(refuseBrokenBody)
  else readBody(request.body, fields)
  refuseUnstorable(fields)
  return { fields, files }
}

async function readParts(
  request: FastifyRequest,
  fields: Record<string, string[]>,
  files: UploadedFile[],
): Promise<void> {
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw new BadInput({ [part.fieldname]: 'too-large' })
      add(fields, part.fieldname, part.value)
      continue
    }
    const bytes = await part.toBuffer().catch(error => {
      if (part.file.truncated) throw new BadInput({ [part.fieldname]: 'too-large' })
      throw error
    })
    // A file field that was left empty is sent as a file without name and content.
    if (bytes.length === 0 && part.filename === '') continue
    files.push({
      field: part.fieldname,
      fileName: part.filename
        .normalize('NFC')
        .replace(/\p{Cc}/gu, '')
        .slice(-150),
      mediaType: part.mimetype,
      bytes,
    })
  }
}

/** The parser's own words for a body that breaks off have no status: it is the sender's mistake. */
function refuseBrokenBody(error: unknown): never {
  if (error instanceof BadInput || (error instanceof Error && 'statusCode' in error)) throw error
  throw new BadInput({ form: 'unreadable' })
}

function readBody(body: unknown, fields: Record<string, string[]>): void {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) add(fields, name, one)
  }
}

function add(fields: Record<string, string[]>, name: string, value: unknown): void {
  const list = fields[name] ?? []
  list.push(typeof value === 'string' ? value : '')
  fields[name] = list
}

/** NUL cannot be stored; a lone surrogate is half a letter. */
function refuseUnstorable(fields: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, values] of Object.entries(fields)) {
    if (!isStorable(name) || !values.every(isStorable)) {
      throw new BadInput({ [isStorable(name) ? name : 'field']: 'characters' })
    }
  }
}

export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
