/** An OCSP answer (RFC 6960) read and checked: who answers, about which certificate, for which time. */

import { hash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { BasicOCSPResponse, type CertID, OCSPResponse, type SingleResponse } from 'pkijs'
import { verifySigned } from './algorithm.ts'
import {
  attempt,
  bytesOf,
  childrenOf,
  decodeWhole,
  hexOf,
  instantOf,
  sameBytes,
  tagged,
  timeOf,
} from './asn1.ts'
import { verifyIssued } from './build-chain.ts'
import { type Certificate, parseCertificate, serialOf } from './certificate.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import type { RevocationStatement } from './revocation-statement.ts'

/** The hashes that name an issuer in a question; SHA-1 is usual there and proves nothing by itself. */
const HASH_OF_OID: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const GOOD = 0
const REVOKED = 1

/** Undefined when it says nothing trustworthy about this certificate. Freshness is the caller's to judge. */
export function readOcspAnswer(
  bytes: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): RevocationStatement | undefined {
  return attempt(() => {
    const basicBytes = unwrap(bytes)
    const node = decodeWhole(basicBytes)
    if (node === undefined) return undefined
    const basic = new BasicOCSPResponse({ schema: node })
    const data = basic.tbsResponseData
    const enclosed = childrenOf(childrenOf(tagged(node, 0))[0]).map(one =>
      parseCertificate(bytesOf(one)),
    )
    const producedAt = instantOf(data.producedAt)
    const responders = [issuer, ...enclosed.filter(one => one !== undefined)]
    const trusted = responders.some(
      responder =>
        mayAnswer(responder, issuer, producedAt) &&
        verifySigned(
          {
            bytes: new Uint8Array(data.tbsView),
            signature: new Uint8Array(basic.signature.valueBlock.valueHexView),
            signatureOid: basic.signatureAlgorithm.algorithmId,
          },
          responder,
        ).ok,
    )
    const single = data.responses.find(one => isAbout(one.certID, certificate, issuer))
    return trusted && single !== undefined ? statementOf(single, bytes) : undefined
  })
}

/** CAdES encloses the basic answer alone, servers send it wrapped. */
function unwrap(bytes: Uint8Array): Uint8Array {
  const whole = attempt(() => new OCSPResponse({ schema: decodeWhole(bytes) }))
  if (whole === undefined) return bytes
  const { responseBytes, responseStatus } = whole
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== OID.ocspBasic) {
    throw new Error('not a successful basic answer')
  }
  return new Uint8Array(responseBytes.response.getValue())
}

/** The issuer itself, or one to whom it delegated by a certificate of its own (RFC 6960, 4.2.2.2). */
function mayAnswer(responder: Certificate, issuer: Certificate, at: Temporal.Instant): boolean {
  if (responder === issuer) return true
  return (
    responder.issuer.encoded === issuer.subject.encoded &&
    responder.purposes?.includes(PURPOSE.ocspSigning) === true &&
    Temporal.Instant.compare(responder.notBefore, at) <= 0 &&
    Temporal.Instant.compare(at, responder.notAfter) <= 0 &&
    verifyIssued(responder, issuer).ok
  )
}

function isAbout(id: CertID, certificate: Certificate, issuer: Certificate): boolean {
  const algorithm = HASH_OF_OID[id.hashAlgorithm.algorithmId]
  if (algorithm === undefined || serialOf(id.serialNumber) !== certificate.serialNumber)
    return false
  const name = Buffer.from(issuer.subject.encoded, 'hex')
  return (
    sameBytes(new Uint8Array(id.issuerNameHash.getValue()), hash(algorithm, name, 'buffer')) &&
    hexOf(new Uint8Array(id.issuerKeyHash.getValue())) === hash(algorithm, issuer.publicKeyBits)
  )
}

function statementOf(single: SingleResponse, evidence: Uint8Array): RevocationStatement {
  const status: unknown = single.certStatus
  const tag = status instanceof asn1js.BaseBlock ? status.idBlock.tagNumber : -1
  const times = {
    by: 'ocsp' as const,
    asOf: instantOf(single.thisUpdate),
    until: single.nextUpdate === undefined ? undefined : instantOf(single.nextUpdate),
    evidence,
  }
  if (tag === GOOD) return { ...times, state: 'good' }
  if (tag !== REVOKED) return { ...times, state: 'unknown' }
  const revokedAt = timeOf(childrenOf(status as asn1js.AsnType)[0])
  return { ...times, state: 'revoked', revokedAt: revokedAt ?? times.asOf }
}
