/** The name of an uploaded file, made harmless: it is shown to an officer and offered for saving. */
import type { DocumentType } from './document-type.ts'

const ENDINGS: Readonly<Record<DocumentType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

const LONGEST = 80

/** Letters, digits and a few signs only, one dot, and the ending of what the file really is. */
export function cleanFileName(given: string, type: DocumentType): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const stem = base
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N} _()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = [...stem].slice(0, LONGEST).join('').trim()
  return `${short === '' ? 'document' : short}.${ENDINGS[type]}`
}
