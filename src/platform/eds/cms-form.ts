/**
 * The forms in which a CMS arrives: DER (files), base64 of DER (NCALayer's commonUtils module), PEM
 * (NCALayer's basics module, since 2022; sigex.kz/en/blog/2022-07-18-pem-support).
 */
import { err, ok, type Result } from '../../base/result.ts'

const SEQUENCE = 0x30
const PEM = /^-----BEGIN (CMS|PKCS7|PKCS #7)-----([\s\S]+)-----END \1-----$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The DER or BER inside; `limitBytes` bounds what is decoded, text forms may be 1.5 times as long. */
export function decodeCmsForm(
  bytes: Uint8Array,
  limitBytes: number,
): Result<Uint8Array, 'too-large' | 'not-cms'> {
  if (bytes.length > limitBytes * 1.5) return err('too-large')
  const der = bytes[0] === SEQUENCE ? bytes : decodeText(bytes)
  if (der === undefined || der[0] !== SEQUENCE) return err('not-cms')
  if (der.length > limitBytes) return err('too-large')
  // A copy of its own: views of pooled buffers must not reach a library that looks at `.buffer`.
  return ok(new Uint8Array(der))
}

function decodeText(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString('latin1').trim()
  const body = (PEM.exec(text)?.[2] ?? text).replace(/[\r\n\t ]+/g, '')
  if (body.length % 4 !== 0 || !BASE64.test(body)) return undefined
  return Buffer.from(body, 'base64')
}
