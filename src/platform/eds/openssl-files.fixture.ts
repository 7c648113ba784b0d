/** The files that scripts/make-eds-fixtures.sh made with the openssl program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Iin } from '../../base/iin.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { parseTrustRoots, type TrustRoots } from './trust-roots.ts'
import type { Expected } from './verified-signature.ts'

const FOLDER = join(import.meta.dirname, 'fixtures', 'openssl')

export function opensslFile(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

/** A minute after they were made: time is an argument, so they never grow old. */
export const MADE_AT = Temporal.Instant.from(
  new TextDecoder().decode(opensslFile('made-at.txt')).trim(),
).add({ minutes: 1 })

export function opensslRoots(...names: readonly string[]): TrustRoots {
  const files = names.map(name => ({ name, bytes: opensslFile(name) }))
  const roots = parseTrustRoots(files, 'demonstration')
  if (!roots.ok) throw new Error(JSON.stringify(roots.error))
  return roots.value
}

export function opensslCertificate(name: string): Certificate {
  const certificate = parseCertificate(opensslFile(name))
  if (certificate === undefined) throw new Error(`${name} is not readable`)
  return certificate
}

export function expectedOfOpenssl(wish: Partial<Expected> = {}): Expected {
  return {
    document: opensslFile('document.txt'),
    party: { iin: '850101900152' as Iin },
    now: MADE_AT,
    roots: opensslRoots('root.pem'),
    revocation: 'when-present',
    ...wish,
  }
}
