/** Which documents are taken, and what may be wrong with one; for forms as well as for the check itself. */

export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Bytes. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024

export type DocumentMistake =
  | 'document-empty'
  | 'document-too-large'
  | 'document-type'
  | 'document-broken'
