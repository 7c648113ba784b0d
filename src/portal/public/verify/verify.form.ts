/** A proof as it was uploaded or pasted. Pure. */
import { MAX_RECEIPT_BYTES } from './receipt-size.ts'

type Posted = {
  readonly files: readonly { readonly bytes: Buffer }[]
  values(name: string): readonly string[]
}

type Given =
  | { readonly kind: 'given'; readonly receipt: string | Uint8Array }
  | { readonly kind: 'too-large' | 'nothing' }

/** The file goes first. Copying loses the last newline, which belongs to the proof: it is put back. */
export function readGiven({ files, values }: Posted): Given {
  const file = files.find(({ bytes }) => bytes.length > 0)
  const pasted = (values('text')[0] ?? '').trim()
  const size = file === undefined ? Buffer.byteLength(pasted) : file.bytes.length
  if (size > MAX_RECEIPT_BYTES) return { kind: 'too-large' }
  if (size === 0) return { kind: 'nothing' }
  return { kind: 'given', receipt: file?.bytes ?? `${pasted}\n` }
}
