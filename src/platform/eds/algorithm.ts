/** Which signature algorithms are accepted, and the check itself by the runtime's OpenSSL. */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { err, ok, type Result } from '../../base/result.ts'
import { attempt } from './asn1.ts'
import { isNationalAlgorithm } from './object-identifier.ts'

export type AlgorithmRefusal = 'algorithm-national' | 'algorithm-unknown' | 'algorithm-weak'

export type Digest = 'sha256' | 'sha384' | 'sha512'

const DIGEST_OF_OID: Readonly<Record<string, Digest>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

type Scheme = { readonly key: 'rsa' | 'ec'; readonly digest: Digest | undefined }

/** The digest is undefined where CMS names it beside the algorithm. */
const SCHEME_OF_OID: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa', digest: undefined },
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
}

/** MD5, SHA-1 and SHA-224, alone and with RSA or ECDSA. */
const WEAK: ReadonlySet<string> = new Set([
  '1.2.840.113549.2.5',
  '1.2.840.113549.1.1.4',
  '1.3.14.3.2.26',
  '1.2.840.113549.1.1.5',
  '1.2.840.10045.4.1',
  '2.16.840.1.101.3.4.2.4',
  '1.2.840.113549.1.1.14',
  '1.2.840.10045.4.3.1',
])

const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1'])
const RSA_BITS_AT_LEAST = 2048
const RSA_BITS_AT_MOST = 8192

function refuse(oid: string): AlgorithmRefusal {
  if (isNationalAlgorithm(oid)) return 'algorithm-national'
  return WEAK.has(oid) ? 'algorithm-weak' : 'algorithm-unknown'
}

export function readDigest(oid: string): Result<Digest, AlgorithmRefusal> {
  const digest = Object.hasOwn(DIGEST_OF_OID, oid) ? DIGEST_OF_OID[oid] : undefined
  return digest === undefined ? err(refuse(oid)) : ok(digest)
}

export function digestBytes(digest: Digest, bytes: Uint8Array): Uint8Array {
  return hash(digest, bytes, 'buffer')
}

export type Signed = {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  readonly signatureOid: string
  /** CMS names the digest apart; certificates, lists and answers do not. */
  readonly digestOid?: string
}

export type PublicKey = { readonly publicKeyInfo: Uint8Array; readonly publicKeyOid: string }

/** The accepted algorithm's name, for example `rsa-sha256`; `signature-wrong` when it does not fit. */
export function verifySigned(
  signed: Signed,
  key: PublicKey,
): Result<string, AlgorithmRefusal | 'signature-wrong'> {
  if (isNationalAlgorithm(key.publicKeyOid)) return err('algorithm-national')
  const scheme = readScheme(signed)
  if (!scheme.ok) return scheme
  const object = readKey(key, scheme.value.key)
  if (!object.ok) return object
  const right = attempt(() =>
    verify(scheme.value.digest, signed.bytes, object.value, signed.signature),
  )
  return right === true ? ok(`${scheme.value.key}-${scheme.value.digest}`) : err('signature-wrong')
}

function readScheme({
  signatureOid,
  digestOid,
}: Signed): Result<{ key: 'rsa' | 'ec'; digest: Digest }, AlgorithmRefusal | 'signature-wrong'> {
  const scheme = Object.hasOwn(SCHEME_OF_OID, signatureOid)
    ? SCHEME_OF_OID[signatureOid]
    : undefined
  if (scheme === undefined) return err(refuse(signatureOid))
  const named = digestOid === undefined ? undefined : readDigest(digestOid)
  if (named?.ok === false) return named
  const digest = scheme.digest ?? named?.value
  if (digest === undefined) return err('algorithm-unknown')
  // One digest over the content and another in the signature: nobody honest writes that.
  if (named !== undefined && named.value !== digest) return err('signature-wrong')
  return ok({ key: scheme.key, digest })
}

function readKey(key: PublicKey, kind: 'rsa' | 'ec'): Result<KeyObject, AlgorithmRefusal> {
  const object = attempt(() =>
    createPublicKey({ key: Buffer.from(key.publicKeyInfo), format: 'der', type: 'spki' }),
  )
  if (object === undefined || object.asymmetricKeyType !== kind) return err('algorithm-unknown')
  const { modulusLength = 0, namedCurve = '' } = object.asymmetricKeyDetails ?? {}
  if (kind === 'rsa' && modulusLength < RSA_BITS_AT_LEAST) return err('algorithm-weak')
  // An enormous key costs the checker, not the signer.
  if (kind === 'rsa' && modulusLength > RSA_BITS_AT_MOST) return err('algorithm-unknown')
  if (kind === 'ec' && !CURVES.has(namedCurve)) return err('algorithm-unknown')
  return ok(object)
}
