/** Reads the folder of trusted authorities at the start; what is wrong with it stops the start. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTrustRoots, type TrustMode, type TrustRoots } from './trust-roots.ts'

const CERTIFICATE_FILE = /\.(pem|cer|crt)$/i

/** Throws with every file that is wrong and why. */
export function readTrustRoots(folder: string, mode: TrustMode): TrustRoots {
  const files = readdirSync(folder)
    .filter(name => CERTIFICATE_FILE.test(name))
    .sort()
    .map(name => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
  const roots = parseTrustRoots(files, mode)
  if (roots.ok) return roots.value
  const reasons = roots.error.map(({ file, code }) => (file === '' ? code : `${file}: ${code}`))
  throw new Error(`the authorities in ${folder} cannot be used: ${reasons.join(', ')}`)
}
