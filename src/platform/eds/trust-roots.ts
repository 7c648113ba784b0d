/** The authorities that are trusted: roots, and the intermediates that lead to them. */
import { err, ok, type Result } from '../../base/result.ts'
import { type Certificate, isSelfIssued, parseCertificate } from './certificate.ts'
import { isTestAuthority } from './test-authority.ts'

export type TrustRoots = {
  /** Self-issued: a chain ends here. */
  readonly anchors: readonly Certificate[]
  /** Only help to build a chain, are trusted through an anchor alone. */
  readonly intermediates: readonly Certificate[]
}

export type TrustRootMistake = {
  readonly file: string
  readonly code: 'not-a-certificate' | 'not-an-authority' | 'test-authority' | 'no-root'
}

export type TrustMode = 'production' | 'demonstration'

type CertificateFile = { readonly name: string; readonly bytes: Uint8Array }

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** Files as the national authority publishes them (`.cer` in DER) or PEM with one or more certificates. */
export function parseTrustRoots(
  files: readonly CertificateFile[],
  mode: TrustMode,
): Result<TrustRoots, readonly TrustRootMistake[]> {
  const mistakes: TrustRootMistake[] = []
  const found: Certificate[] = []
  for (const { name, bytes } of files) {
    const certificates = decodeFile(bytes)
    if (certificates.length === 0) mistakes.push({ file: name, code: 'not-a-certificate' })
    for (const certificate of certificates) {
      if (certificate === undefined) mistakes.push({ file: name, code: 'not-a-certificate' })
      else if (!certificate.isAuthority) mistakes.push({ file: name, code: 'not-an-authority' })
      else if (mode === 'production' && isTestAuthority(certificate)) {
        mistakes.push({ file: name, code: 'test-authority' })
      } else found.push(certificate)
    }
  }
  const anchors = found.filter(isSelfIssued)
  if (anchors.length === 0 && mistakes.length === 0) mistakes.push({ file: '', code: 'no-root' })
  if (mistakes.length > 0) return err(mistakes)
  return ok({ anchors, intermediates: found.filter(one => !isSelfIssued(one)) })
}

function decodeFile(bytes: Uint8Array): (Certificate | undefined)[] {
  if (bytes[0] === 0x30) return [parseCertificate(bytes)]
  const text = Buffer.from(bytes).toString('latin1')
  return [...text.matchAll(PEM)].map(([, body = '']) =>
    parseCertificate(new Uint8Array(Buffer.from(body, 'base64'))),
  )
}
