/** SHA-256 from the runtime; the only outside thing that `base` touches. */
import { createHash, hash } from 'node:crypto'

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** SHA-256 over the concatenation of the parts, as bytes. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}
