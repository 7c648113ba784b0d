/** What a file really is, by its bytes: neither its name nor what the browser says of it is believed. */
import sharp from 'sharp'
import { type DocumentMistake, type DocumentType, LARGEST_DOCUMENT } from './document-type.ts'

/** A picture of more pixels is no photograph of a certificate but an attack on whoever opens it. */
const MOST_PIXELS = 100_000_000

export async function sniffDocument(bytes: Uint8Array): Promise<DocumentType | DocumentMistake> {
  if (bytes.length === 0) return 'document-empty'
  if (bytes.length > LARGEST_DOCUMENT) return 'document-too-large'
  const type = typeOf(bytes)
  if (type === undefined) return 'document-type'
  const whole = type === 'application/pdf' ? isWholePdf(bytes) : await isWholeImage(bytes, type)
  return whole ? type : 'document-broken'
}

function typeOf(bytes: Uint8Array): DocumentType | undefined {
  const starts = (...signature: readonly number[]) =>
    signature.every((byte, index) => bytes[index] === byte)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return undefined
}

/** Version in the head, the place of the cross-reference and the end mark in the last kilobyte (ISO 32000). */
function isWholePdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  return /^%PDF-[12]\.\d$/.test(head) && /startxref\s+\d+\s+%%EOF\s*$/.test(tail)
}

/** Decoded to its last pixel: a picture that was cut off in upload cannot be read by the officer either. */
async function isWholeImage(bytes: Uint8Array, type: DocumentType): Promise<boolean> {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
    const { format } = await image.metadata()
    if (`image/${format}` !== type) return false
    await image.stats()
    return true
  } catch {
    return false
  }
}
