/** A certificate revocation list (RFC 5280, 5) read and checked against the issuer's key. */
import { CertificateRevocationList } from 'pkijs'
import { verifySigned } from './algorithm.ts'
import { attempt, decodeWhole, instantOf } from './asn1.ts'
import { type Certificate, readName, serialOf } from './certificate.ts'
import { OID } from './object-identifier.ts'
import type { RevocationStatement } from './revocation-statement.ts'

/** Undefined when it is not a whole list of this issuer, rightly signed. */
export function readRevocationList(
  bytes: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): RevocationStatement | undefined {
  return attempt(() => {
    const list = new CertificateRevocationList({ schema: decodeWhole(bytes) })
    if (readName(list.issuer).encoded !== issuer.subject.encoded) return undefined
    if (issuer.usages?.has('sign-lists') === false) return undefined
    const extensions = list.crlExtensions?.extensions ?? []
    // A delta or a list for one purpose does not tell about everybody.
    const partial = [OID.deltaList, OID.issuingPoint] as readonly string[]
    if (extensions.some(one => one.critical || partial.includes(one.extnID))) return undefined
    const signed = verifySigned(
      {
        bytes: new Uint8Array(list.tbsView),
        signature: new Uint8Array(list.signatureValue.valueBlock.valueHexView),
        signatureOid: list.signatureAlgorithm.algorithmId,
      },
      issuer,
    )
    if (!signed.ok) return undefined
    const times = {
      by: 'list' as const,
      asOf: instantOf(list.thisUpdate.value),
      until: list.nextUpdate === undefined ? undefined : instantOf(list.nextUpdate.value),
      evidence: bytes,
    }
    const entry = list.revokedCertificates?.find(
      one => serialOf(one.userCertificate) === certificate.serialNumber,
    )
    if (entry === undefined) return { ...times, state: 'good' }
    return { ...times, state: 'revoked', revokedAt: instantOf(entry.revocationDate.value) }
  })
}
