/** A CMS SignedData with one signer, as plain values (RFC 5652, 5); also the shape of a timestamp token. */
import * as asn1js from 'asn1js'
import { ContentInfo, SignedData as Decoded, IssuerAndSerialNumber, type SignerInfo } from 'pkijs'
import { err, ok, type Result } from '../../base/result.ts'
import { attempt, bytesOf, childrenOf, decodeWhole, hexOf, octetsOf, tagged } from './asn1.ts'
import { type Certificate, parseCertificate, serialOf } from './certificate.ts'
import { OID } from './object-identifier.ts'

/** A chain is two or three certificates; a timestamp and an answer of OCSP bring as many again. */
const CERTIFICATES_AT_MOST = 16
const REVOCATIONS_AT_MOST = 8

export type Attributes = ReadonlyMap<string, asn1js.AsnType>

export type Signer = {
  readonly certificate: Certificate
  readonly digestOid: string
  readonly signatureOid: string
  readonly signature: Uint8Array
  /** The signed attributes as a SET: what the signature is over. */
  readonly signedBytes: Uint8Array
  readonly signed: Attributes
  readonly unsigned: Attributes
}

export type SignedData = {
  readonly contentType: string
  /** Undefined when the signature is detached. */
  readonly content: Uint8Array | undefined
  readonly certificates: readonly Certificate[]
  readonly signer: Signer
  /** Enclosed lists and OCSP answers, not yet looked at. */
  readonly revocations: readonly Uint8Array[]
}

export type SignedDataRefusal =
  | 'too-large'
  | 'not-cms'
  | 'no-signer'
  | 'several-signers'
  | 'certificate-missing'
  | 'certificate-unreadable'
  | 'attributes-missing'
  | 'signature-wrong'

export function parseSignedData(der: Uint8Array): Result<SignedData, SignedDataRefusal> {
  const parts = attempt(() => decodeParts(der))
  if (parts === undefined) return err('not-cms')
  const { decoded, certificateNodes, revocations } = parts
  if (certificateNodes.length > CERTIFICATES_AT_MOST) return err('too-large')
  if (revocations.length > REVOCATIONS_AT_MOST) return err('too-large')
  if (decoded.signerInfos.length > 1) return err('several-signers')
  const [info] = decoded.signerInfos
  if (info === undefined) return err('no-signer')
  const certificates: Certificate[] = []
  for (const node of certificateNodes) {
    const certificate = parseCertificate(bytesOf(node))
    if (certificate === undefined) return err('certificate-unreadable')
    certificates.push(certificate)
  }
  const signer = readSigner(info, certificates)
  if (!signer.ok) return signer
  const { eContent, eContentType } = decoded.encapContentInfo
  const content = octetsOf(eContent)
  if (eContent !== undefined && content === undefined) return err('not-cms')
  return ok({
    contentType: eContentType,
    content,
    certificates,
    signer: signer.value,
    revocations: [...revocations, ...revocationValues(signer.value.unsigned)],
  })
}

function decodeParts(der: Uint8Array) {
  const node = decodeWhole(der)
  if (node === undefined) return undefined
  const info = new ContentInfo({ schema: node })
  if (info.contentType !== OID.signedData) return undefined
  // Certificates are taken from the tree: the library's own objects do not keep the bytes as sent.
  const certificateNodes = childrenOf(tagged(info.content, 0))
  const revocations = childrenOf(tagged(info.content, 1)).map(revocationBytes)
  return { decoded: new Decoded({ schema: info.content }), certificateNodes, revocations }
}

/** A list as it is; an OCSP answer out of its wrapping `[1] { id-ri-ocsp-response, answer }`. */
function revocationBytes(node: asn1js.AsnType): Uint8Array {
  const answer = childrenOf(node)[1]
  return node.idBlock.tagClass === 3 && answer !== undefined ? bytesOf(answer) : bytesOf(node)
}

/** RevocationValues of a long-lived signature (RFC 5126, 6.3.4): lists in [0], answers in [1]. */
function revocationValues(unsigned: Attributes): Uint8Array[] {
  const values = unsigned.get(OID.revocationValues)
  return [0, 1]
    .flatMap(tag => childrenOf(tagged(values, tag)).flatMap(childrenOf))
    .slice(0, REVOCATIONS_AT_MOST)
    .map(bytesOf)
}

function readSigner(
  info: SignerInfo,
  certificates: readonly Certificate[],
): Result<Signer, SignedDataRefusal> {
  if (info.signedAttrs === undefined) return err('attributes-missing')
  const signed = readAttributes(info.signedAttrs.attributes)
  // Each signed attribute once with one value (RFC 5652, 5.3 and 11): no second digest to choose from.
  if (signed === undefined) return err('signature-wrong')
  const unsigned = new Map(
    (info.unsignedAttrs?.attributes ?? []).map(({ type, values }) => [type, values[0]]),
  )
  const certificate = certificates.find(candidate => isNamedBy(info, candidate))
  if (certificate === undefined) return err('certificate-missing')
  return ok({
    certificate,
    digestOid: info.digestAlgorithm.algorithmId,
    signatureOid: info.signatureAlgorithm.algorithmId,
    signature: new Uint8Array(info.signature.getValue()),
    signedBytes: new Uint8Array(info.signedAttrs.encodedValue),
    signed,
    unsigned,
  })
}

/** Undefined when one is there twice, empty, or with several values. */
function readAttributes(
  attributes: readonly { readonly type: string; readonly values: readonly unknown[] }[],
): Attributes | undefined {
  const read = new Map<string, asn1js.AsnType>()
  for (const { type, values } of attributes) {
    const [value] = values
    if (read.has(type) || values.length !== 1 || !(value instanceof asn1js.BaseBlock)) {
      return undefined
    }
    read.set(type, value as asn1js.AsnType)
  }
  return read
}

function isNamedBy({ sid }: SignerInfo, certificate: Certificate): boolean {
  const decoded: unknown = sid
  if (decoded instanceof IssuerAndSerialNumber) {
    const issuer = hexOf(new Uint8Array(decoded.issuer.valueBeforeDecode))
    return (
      issuer === certificate.issuer.encoded &&
      serialOf(decoded.serialNumber) === certificate.serialNumber
    )
  }
  if (!(decoded instanceof asn1js.BaseBlock)) return false
  // [0] IMPLICIT SubjectKeyIdentifier
  const id = decoded instanceof asn1js.Primitive ? decoded.valueBlock.valueHexView : undefined
  return id !== undefined && hexOf(id) === certificate.subjectKeyId
}
