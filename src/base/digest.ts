/** SHA-256 from the runtime; the only outside thing that `base` touches. */
import { createHash, hash } from 'node:crypto'

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** One-shot, which is several times faster than `createHash` for what a tree is made of. */
export function sha256Bytes(data: Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer')
}

/** SHA-256 over the concatenation of the parts, as bytes. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}
