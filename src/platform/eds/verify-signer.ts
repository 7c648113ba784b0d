/** Whether the one signer of a SignedData signed exactly these bytes with the key of its certificate. */

import { hash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { err, ok, type Result } from '../../base/result.ts'
import { type AlgorithmRefusal, digestBytes, readDigest, verifySigned } from './algorithm.ts'
import { childrenOf, octetsOf, oidOf, sameBytes } from './asn1.ts'
import { OID } from './object-identifier.ts'
import type { SignedData, Signer } from './signed-data.ts'

export type SignerRefusal =
  | AlgorithmRefusal
  | 'attributes-missing'
  | 'document-differs'
  | 'signature-wrong'

/** The steps of RFC 5652, 5.4 and 5.6; the value is the algorithm's name. */
export function verifySigner(
  { contentType, signer }: SignedData,
  content: Uint8Array,
): Result<string, SignerRefusal> {
  if (oidOf(signer.signed.get(OID.contentType)) !== contentType) return err('signature-wrong')
  const stated = octetsOf(signer.signed.get(OID.messageDigest))
  if (stated === undefined) return err('attributes-missing')
  const digest = readDigest(signer.digestOid)
  if (!digest.ok) return digest
  if (!sameBytes(stated, digestBytes(digest.value, content))) return err('document-differs')
  if (!namesItsCertificate(signer)) return err('signature-wrong')
  return verifySigned(
    {
      bytes: signer.signedBytes,
      signature: signer.signature,
      signatureOid: signer.signatureOid,
      digestOid: signer.digestOid,
    },
    signer.certificate,
  )
}

/**
 * CAdES names the certificate among what is signed, by its hash (RFC 5035), so that no other
 * certificate of the same key can be put in its place. Absent is lawful in plain CMS.
 */
function namesItsCertificate(signer: Signer): boolean {
  const second = signer.signed.get(OID.signingCertificateV2)
  if (second !== undefined) {
    const [first, ...rest] = childrenOf(childrenOf(childrenOf(second)[0])[0])
    const named = first instanceof asn1js.OctetString
    const digest = named ? ok('sha256' as const) : readDigest(oidOf(childrenOf(first)[0]) ?? '')
    const stated = octetsOf(named ? first : rest[0])
    if (!digest.ok || stated === undefined) return false
    return sameBytes(stated, digestBytes(digest.value, signer.certificate.der))
  }
  const old = signer.signed.get(OID.signingCertificate)
  if (old === undefined) return true
  const stated = octetsOf(childrenOf(childrenOf(childrenOf(old)[0])[0])[0])
  // SHA-1 by the definition of the attribute; it only binds further, it proves nothing alone.
  return stated !== undefined && sameBytes(stated, hash('sha1', signer.certificate.der, 'buffer'))
}
