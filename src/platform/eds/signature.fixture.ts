/** CMS signatures, timestamps, OCSP answers and lists of the tests, made with pkijs. */
import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  BasicOCSPResponse,
  CertID,
  CertificateRevocationList,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  Extensions,
  IssuerAndSerialNumber,
  MessageImprint,
  OtherRevocationInfoFormat,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  SingleResponse,
  Time,
  TSTInfo,
} from 'pkijs'
import type { Holder } from './holder.fixture.ts'
import { OID } from './object-identifier.ts'

export type SignatureWish = {
  readonly document: Uint8Array
  readonly signers: readonly Holder[]
  readonly enclosed?: readonly Holder[]
  readonly enclosedFirst?: readonly Holder[]
  /** A revocation list, or an OCSP answer in the way of RFC 5940, beside the certificates. */
  readonly enclosedList?: Uint8Array
  readonly enclosedAnswer?: Uint8Array
  /** An OCSP answer among the unsigned attributes (RFC 5126). */
  readonly answerBeside?: Uint8Array
  readonly attached?: boolean
  readonly contentType?: string
  /** What the signed attributes say the type is, when not the truth. */
  readonly statedType?: string
  readonly twoDigests?: boolean
  readonly withoutAttributes?: boolean
  readonly hash?: 'SHA-1' | 'SHA-256'
  /** The certificate named among the signed attributes (CAdES). */
  readonly names?: Holder
  /** Makes the token from the value of the signature. */
  readonly timestamp?: (signature: Uint8Array) => Promise<Uint8Array>
}

const SIGNED_AT = new Date('2026-11-22T09:00:00Z')

/** Exact copy: views of pooled memory must not reach code that takes the whole buffer. */
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

export async function signCms(wish: SignatureWish): Promise<Uint8Array> {
  const { document, enclosed = [], enclosedFirst = [], signers, hash = 'SHA-256' } = wish
  const eContentType = wish.contentType ?? OID.data
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType })
  if (wish.attached)
    encapContentInfo.eContent = new asn1js.OctetString({ valueHex: buffer(document) })
  const certificates = [...enclosedFirst, ...signers, ...enclosed].map(({ encoded }) => encoded)
  const signerInfos = await Promise.all(signers.map(signer => composeSigner(signer, wish)))
  const signed = new SignedData({ version: 1, encapContentInfo, signerInfos, certificates })
  const { enclosedAnswer, enclosedList } = wish
  if (enclosedList) signed.crls = [CertificateRevocationList.fromBER(buffer(enclosedList))]
  if (enclosedAnswer) {
    const otherRevInfo = asn1js.fromBER(buffer(enclosedAnswer)).result
    const wrapped = { otherRevInfoFormat: OID.ocspInCms, otherRevInfo }
    signed.crls = [new OtherRevocationInfoFormat(wrapped)]
  }
  for (const [index, { keys }] of signers.entries()) {
    await signed.sign(keys.privateKey, index, hash, buffer(document))
    await addUnsigned(signed.signerInfos[index], wish)
  }
  const content = signed.toSchema(true)
  const info = new ContentInfo({ contentType: OID.signedData, content })
  return new Uint8Array(info.toSchema().toBER())
}

async function addUnsigned(info: SignerInfo | undefined, wish: SignatureWish) {
  if (info === undefined) return
  const attributes: Attribute[] = []
  const add = (type: string, value: asn1js.AsnType) =>
    attributes.push(new Attribute({ type, values: [value] }))
  const token = await wish.timestamp?.(new Uint8Array(info.signature.getValue()))
  if (token) add(OID.timestampToken, asn1js.fromBER(token).result)
  if (wish.answerBeside) {
    const answers = new asn1js.Sequence({
      value: [asn1js.fromBER(buffer(wish.answerBeside)).result],
    })
    const idBlock = { tagClass: 3, tagNumber: 1 }
    const value = [new asn1js.Constructed({ idBlock, value: [answers] })]
    add(OID.revocationValues, new asn1js.Sequence({ value }))
  }
  if (attributes.length === 0) return
  info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes })
}

async function composeSigner(signer: Holder, wish: SignatureWish): Promise<SignerInfo> {
  const { issuer, serialNumber } = signer.encoded
  const sid = new IssuerAndSerialNumber({ issuer, serialNumber })
  const info = new SignerInfo({ version: 1, sid })
  if (wish.withoutAttributes) return info
  const digest = await crypto.subtle.digest(wish.hash ?? 'SHA-256', buffer(wish.document))
  const attribute = (type: string, value: asn1js.AsnType) =>
    new Attribute({ type, values: [value] })
  const value = wish.statedType ?? wish.contentType ?? OID.data
  const attributes = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value })),
    attribute(OID.signingTime, new asn1js.UTCTime({ valueDate: SIGNED_AT })),
    attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: digest })),
  ]
  if (wish.twoDigests) {
    const other = new Uint8Array(32)
    attributes.push(
      attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: other.buffer })),
    )
  }
  if (wish.names) {
    const named = await crypto.subtle.digest('SHA-256', buffer(wish.names.certificate.der))
    const sequence = (item: asn1js.AsnType) => new asn1js.Sequence({ value: [item] })
    const hashed = new asn1js.OctetString({ valueHex: named })
    attributes.push(attribute(OID.signingCertificateV2, sequence(sequence(sequence(hashed)))))
  }
  info.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes })
  return info
}

export async function makeTimestamp(
  authority: Holder,
  about: Uint8Array,
  at: string,
): Promise<Uint8Array> {
  const hashedMessage = await crypto.subtle.digest('SHA-256', buffer(about))
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.398.3.3.2.6.2',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
      hashedMessage: new asn1js.OctetString({ valueHex: hashedMessage }),
    }),
    serialNumber: new asn1js.Integer({ value: 77 }),
    genTime: new Date(at),
  })
  const document = new Uint8Array(info.toSchema().toBER())
  const contentType = OID.timestampInfo
  return signCms({ document, signers: [authority], attached: true, contentType })
}

export type AnswerWish = {
  readonly about: Holder
  readonly issuer: Holder
  /** Who signs: the issuer itself when absent. */
  readonly by?: Holder
  readonly state?: 'good' | 'revoked' | 'unknown'
  readonly asOf?: string
  readonly until?: string
}

export async function makeOcspAnswer(wish: AnswerWish): Promise<Uint8Array> {
  const responder = wish.by ?? wish.issuer
  const thisUpdate = new Date(wish.asOf ?? '2026-11-22T09:55:00Z')
  const certID = new CertID()
  await certID.createForCertificate(wish.about.encoded, {
    hashAlgorithm: 'SHA-256',
    issuerCertificate: wish.issuer.encoded,
  })
  const single = new SingleResponse({ certID, thisUpdate, certStatus: statusOf(wish, thisUpdate) })
  if (wish.until) single.nextUpdate = new Date(wish.until)
  const basic = new BasicOCSPResponse({ certs: [responder.encoded] })
  basic.tbsResponseData.responderID = responder.encoded.subject
  basic.tbsResponseData.producedAt = thisUpdate
  basic.tbsResponseData.responses = [single]
  await basic.sign(responder.keys.privateKey, 'SHA-256')
  return new Uint8Array(basic.toSchema().toBER())
}

function statusOf({ state = 'good' }: AnswerWish, at: Date): asn1js.BaseBlock {
  const tagNumber = { good: 0, revoked: 1, unknown: 2 }[state]
  const idBlock = { tagClass: 3, tagNumber }
  if (state !== 'revoked') return new asn1js.Primitive({ idBlock, lenBlock: { length: 1 } })
  return new asn1js.Constructed({ idBlock, value: [new asn1js.GeneralizedTime({ valueDate: at })] })
}

export async function makeList(
  issuer: Holder,
  revoked: readonly Holder[],
  {
    asOf = '2026-11-22T00:00:00Z',
    until = '2026-11-23T00:00:00Z',
    extension,
  }: { readonly asOf?: string; readonly until?: string; readonly extension?: string } = {},
): Promise<Uint8Array> {
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.encoded.subject,
    thisUpdate: new Time({ type: 0, value: new Date(asOf) }),
    nextUpdate: new Time({ type: 0, value: new Date(until) }),
  })
  const revocationDate = new Time({ type: 0, value: new Date(asOf) })
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(
      ({ encoded }) =>
        new RevokedCertificate({ userCertificate: encoded.serialNumber, revocationDate }),
    )
  }
  if (extension) {
    const extnValue = new asn1js.Integer({ value: 1 }).toBER()
    const extensions = [new Extension({ extnID: extension, critical: true, extnValue })]
    list.crlExtensions = new Extensions({ extensions })
  }
  await list.sign(issuer.keys.privateKey, 'SHA-256')
  return new Uint8Array(list.toSchema(true).toBER())
}
