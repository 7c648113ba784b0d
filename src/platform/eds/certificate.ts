/** An X.509 certificate as plain values: who, by whom, when, what for; the bytes kept as they came. */
import * as asn1js from 'asn1js'
import {
  type AttributeTypeAndValue,
  Certificate as Decoded,
  type RelativeDistinguishedNames,
} from 'pkijs'
import { attempt, decodeWhole, hexOf, instantOf } from './asn1.ts'
import { type Extensions, readExtensions } from './certificate-extensions.ts'
import { OID } from './object-identifier.ts'

export type Name = {
  /** The encoded name in hex: names are equal when their bytes are. */
  readonly encoded: string
  readonly commonName: string | undefined
  readonly surname: string | undefined
  readonly givenName: string | undefined
  readonly serialNumber: string | undefined
  readonly organisation: string | undefined
  readonly units: readonly string[]
}

export type Certificate = Extensions & {
  readonly der: Uint8Array
  readonly signedPart: Uint8Array
  readonly signature: Uint8Array
  readonly signatureOid: string
  readonly publicKeyInfo: Uint8Array
  readonly publicKeyOid: string
  /** The bits of the key alone: what OCSP hashes. */
  readonly publicKeyBits: Uint8Array
  /** Hex, lower case, without leading zeros: as NCANode and the national authority print it. */
  readonly serialNumber: string
  readonly subject: Name
  readonly issuer: Name
  readonly notBefore: Temporal.Instant
  readonly notAfter: Temporal.Instant
}

/** Undefined when it is not one readable certificate with each extension at most once. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  const node = decodeWhole(der)
  if (node === undefined) return undefined
  return attempt(() => {
    const decoded = new Decoded({ schema: node })
    const extensions = readExtensions(decoded.extensions ?? [])
    // Inner and outer algorithm must agree (RFC 5280, 4.1.1.2).
    if (decoded.signature.algorithmId !== decoded.signatureAlgorithm.algorithmId) return undefined
    if (extensions === undefined) return undefined
    const keyInfo = decoded.subjectPublicKeyInfo
    return {
      ...extensions,
      der: new Uint8Array(der),
      signedPart: new Uint8Array(decoded.tbsView),
      signature: new Uint8Array(decoded.signatureValue.valueBlock.valueHexView),
      signatureOid: decoded.signatureAlgorithm.algorithmId,
      publicKeyInfo: new Uint8Array(keyInfo.toSchema().toBER()),
      publicKeyOid: keyInfo.algorithm.algorithmId,
      publicKeyBits: new Uint8Array(keyInfo.subjectPublicKey.valueBlock.valueHexView),
      serialNumber: serialOf(decoded.serialNumber),
      subject: readName(decoded.subject),
      issuer: readName(decoded.issuer),
      notBefore: instantOf(decoded.notBefore.value),
      notAfter: instantOf(decoded.notAfter.value),
    }
  })
}

export function serialOf(serial: asn1js.Integer): string {
  return hexOf(serial.valueBlock.valueHexView).replace(/^0+(?=.)/, '')
}

export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.subject.encoded === certificate.issuer.encoded
}

export function readName(decoded: RelativeDistinguishedNames): Name {
  const values = (type: string) =>
    decoded.typesAndValues.filter(part => part.type === type).map(textOf)
  return {
    encoded: hexOf(new Uint8Array(decoded.valueBeforeDecode)),
    commonName: values(OID.commonName)[0],
    surname: values(OID.surname)[0],
    givenName: values(OID.givenName)[0],
    serialNumber: values(OID.serialNumber).join(' ') || undefined,
    organisation: values(OID.organization)[0],
    units: values(OID.organizationalUnit),
  }
}

function textOf({ value }: AttributeTypeAndValue): string {
  return value instanceof asn1js.BaseStringBlock ? value.getValue() : ''
}
