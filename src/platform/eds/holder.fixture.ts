/** Certificates of a small authority of the tests: made on the spot, shaped like those of НУЦ РК. */
import * as asn1js from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate as Encoded,
  Extension,
  ExtKeyUsage,
} from 'pkijs'
import { type Certificate, parseCertificate } from './certificate.ts'
import { HOLDER, OID, PURPOSE } from './object-identifier.ts'
import { parseTrustRoots, type TrustRoots } from './trust-roots.ts'

export type Holder = {
  readonly encoded: Encoded
  readonly certificate: Certificate
  readonly keys: CryptoKeyPair
}

export type KeyKind = 'ec' | 'rsa' | 'short-rsa'

export type CertificateWish = {
  readonly issuer?: Holder | undefined
  readonly subject: readonly (readonly [oid: string, text: string])[]
  readonly usages?: number
  readonly purposes?: readonly string[]
  readonly isAuthority?: boolean
  readonly pathLength?: number
  readonly from?: string
  readonly to?: string
  readonly key?: KeyKind
  /** Another certificate for a key that has one. */
  readonly keys?: CryptoKeyPair
  readonly hash?: 'SHA-1' | 'SHA-256'
  readonly serial?: number
  readonly critical?: string
  /** Carries the identifiers of GOST R 34.10-2015; the bits stay those of another algorithm. */
  readonly national?: boolean
}

const NATIONAL_KEY = '1.2.398.3.10.1.1.2.2'
export const NATIONAL_SIGNATURE = '1.2.398.3.10.1.1.2.3.2'

/** Bits of KeyUsage, the first on the left. */
export const USAGE = {
  signing: 0b11000000,
  authentication: 0b10100000,
  authority: 0b00000110,
  signature: 0b10000000,
} as const

export async function makeKeys(kind: KeyKind, hash = 'SHA-256'): Promise<CryptoKeyPair> {
  const usages = ['sign', 'verify'] as const
  if (kind === 'ec') {
    return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, usages)
  }
  const modulusLength = kind === 'rsa' ? 2048 : 1024
  const publicExponent = new Uint8Array([1, 0, 1])
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash, modulusLength, publicExponent }
  return crypto.subtle.generateKey(algorithm, true, usages)
}

let lastSerial = 0x1000

export async function makeCertificate(wish: CertificateWish): Promise<Holder> {
  const hash = wish.hash ?? 'SHA-256'
  const keys = wish.keys ?? (await makeKeys(wish.key ?? 'ec', hash))
  const encoded = new Encoded()
  encoded.version = 2
  lastSerial += 1
  encoded.serialNumber = new asn1js.Integer({ value: wish.serial ?? lastSerial })
  for (const [type, text] of wish.subject) {
    const value = new asn1js.Utf8String({ value: text })
    encoded.subject.typesAndValues.push(new AttributeTypeAndValue({ type, value }))
  }
  const names = wish.issuer?.encoded.subject ?? encoded.subject
  encoded.issuer.typesAndValues.push(...names.typesAndValues)
  encoded.notBefore.value = new Date(wish.from ?? '2026-01-01T00:00:00Z')
  encoded.notAfter.value = new Date(wish.to ?? '2027-01-01T00:00:00Z')
  await encoded.subjectPublicKeyInfo.importKey(keys.publicKey)
  encoded.extensions = await composeExtensions(wish, encoded)
  await encoded.sign((wish.issuer?.keys ?? keys).privateKey, hash)
  if (wish.national) {
    encoded.signature.algorithmId = NATIONAL_SIGNATURE
    encoded.signatureAlgorithm.algorithmId = NATIONAL_SIGNATURE
    encoded.subjectPublicKeyInfo.algorithm.algorithmId = NATIONAL_KEY
    encoded.tbsView = new Uint8Array(encoded.encodeTBS().toBER())
  }
  const certificate = parseCertificate(new Uint8Array(encoded.toSchema(true).toBER()))
  if (certificate === undefined) throw new Error('the fixture made an unreadable certificate')
  return { encoded, certificate, keys }
}

async function composeExtensions(wish: CertificateWish, encoded: Encoded): Promise<Extension[]> {
  const extension = (extnID: string, value: asn1js.AsnType, critical = false) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  const bits = new Uint8Array([wish.usages ?? USAGE.signing])
  const list = [
    extension(OID.keyUsage, new asn1js.BitString({ valueHex: bits }), true),
    extension(OID.subjectKeyId, new asn1js.OctetString({ valueHex: await keyIdOf(encoded) })),
  ]
  const issuerKeyId = wish.issuer && (await keyIdOf(wish.issuer.encoded))
  if (issuerKeyId) {
    const keyIdentifier = new asn1js.OctetString({ valueHex: issuerKeyId })
    const id = new AuthorityKeyIdentifier({ keyIdentifier })
    list.push(extension(OID.authorityKeyId, id.toSchema()))
  }
  if (wish.isAuthority) {
    const { pathLength } = wish
    const path = pathLength === undefined ? {} : { pathLenConstraint: pathLength }
    const constraints = new BasicConstraints({ cA: true, ...path })
    list.push(extension(OID.basicConstraints, constraints.toSchema(), true))
  }
  if (wish.purposes) {
    const keyPurposes = [...wish.purposes]
    list.push(extension(OID.extendedKeyUsage, new ExtKeyUsage({ keyPurposes }).toSchema(), true))
  }
  if (wish.critical) list.push(extension(wish.critical, new asn1js.Null(), true))
  return list
}

async function keyIdOf(encoded: Encoded): Promise<ArrayBuffer> {
  return crypto.subtle.digest(
    'SHA-1',
    new Uint8Array(encoded.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
  )
}

export async function makeAuthority(
  name: string,
  wish: Partial<CertificateWish> = {},
): Promise<Holder> {
  return makeCertificate({
    subject: [[OID.commonName, name]],
    usages: USAGE.authority,
    isAuthority: true,
    from: '2025-01-01T00:00:00Z',
    to: '2035-01-01T00:00:00Z',
    ...wish,
  })
}

export const IIN = '850101900152'
export const BIN = '240190000014'

/** A personal signing key, as the national authority issues it. */
export async function makePerson(
  issuer: Holder,
  wish: Partial<CertificateWish> & { readonly iin?: string } = {},
): Promise<Holder> {
  return makeCertificate({
    issuer,
    subject: [
      [OID.commonName, 'СЫНАҚОВА СЫНАҚ'],
      [OID.surname, 'СЫНАҚОВА'],
      [OID.serialNumber, `IIN${wish.iin ?? IIN}`],
      [OID.givenName, 'СЫНАҚҚЫЗЫ'],
    ],
    purposes: [PURPOSE.emailProtection, HOLDER.individual],
    ...wish,
  })
}

/** A signing key of somebody of an organisation; `role` is the last number of the role's identifier. */
export async function makeOfficer(
  issuer: Holder,
  wish: { readonly iin?: string; readonly bin?: string; readonly role?: 1 | 2 | 3 | 4 | 5 } = {},
): Promise<Holder> {
  const role = `${HOLDER.organisation}.${wish.role ?? 1}`
  return makeCertificate({
    issuer,
    subject: [
      [OID.commonName, 'ОМАРОВ ДАНИЯР'],
      [OID.serialNumber, `IIN${wish.iin ?? IIN}`],
      [OID.organization, '"БАЛДӘУРЕН" БАЛАБАҚШАСЫ'],
      [OID.organizationalUnit, `BIN${wish.bin ?? BIN}`],
    ],
    purposes: [PURPOSE.emailProtection, HOLDER.organisation, role],
  })
}

export function rootsOf(...holders: readonly Holder[]): TrustRoots {
  const files = holders.map(({ certificate }, index) => ({
    name: `${index}.cer`,
    bytes: certificate.der,
  }))
  const roots = parseTrustRoots(files, 'demonstration')
  if (!roots.ok) throw new Error(JSON.stringify(roots.error))
  return roots.value
}
