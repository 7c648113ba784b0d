/** A timestamp over the signature (RFC 3161): when it surely existed, by the word of a trusted authority. */
import { TSTInfo } from 'pkijs'
import { err, ok, type Result } from '../../base/result.ts'
import { type AlgorithmRefusal, digestBytes, readDigest } from './algorithm.ts'
import { attempt, decodeWhole, instantOf, sameBytes } from './asn1.ts'
import { buildChain } from './build-chain.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { parseSignedData } from './signed-data.ts'
import type { TrustRoots } from './trust-roots.ts'
import { verifySigner } from './verify-signer.ts'

export type ProvenTime = {
  readonly at: Temporal.Instant
  /** Who vouches for it, and the serial number of the token. */
  readonly authority: string
  readonly serialNumber: string
}

/** An algorithm that we cannot check makes the token useless, not the signature wrong. */
export type TimestampRefusal = AlgorithmRefusal | 'timestamp-wrong'

/** `signature` is the signer's signature value: the token's imprint is over it (RFC 3161, appendix A). */
export function verifyTimestampToken(
  token: Uint8Array,
  signature: Uint8Array,
  roots: TrustRoots,
): Result<ProvenTime, TimestampRefusal> {
  const parsed = parseSignedData(token)
  if (!parsed.ok) return err('timestamp-wrong')
  const { content, contentType, certificates, signer } = parsed.value
  if (contentType !== OID.timestampInfo || content === undefined) return err('timestamp-wrong')
  const info = readInfo(content)
  if (info === undefined) return err('timestamp-wrong')
  const signed = verifySigner(parsed.value, content)
  if (!signed.ok) return err(asTimestampRefusal(signed.error))
  const digest = readDigest(info.digestOid)
  if (!digest.ok) return digest
  if (!sameBytes(info.imprint, digestBytes(digest.value, signature))) return err('timestamp-wrong')
  const { certificate } = signer
  // Time stamping and nothing else (RFC 3161, 2.3).
  if (certificate.purposes?.join() !== PURPOSE.timeStamping) return err('timestamp-wrong')
  const chain = buildChain(certificate, certificates, roots, info.at)
  if (!chain.ok) return err(asTimestampRefusal(chain.error))
  const authority = certificate.subject.commonName ?? certificate.serialNumber
  return ok({ at: info.at, authority, serialNumber: info.serialNumber })
}

function asTimestampRefusal(refusal: string): TimestampRefusal {
  switch (refusal) {
    case 'algorithm-national':
    case 'algorithm-unknown':
    case 'algorithm-weak':
      return refusal
    default:
      return 'timestamp-wrong'
  }
}

function readInfo(content: Uint8Array) {
  const node = decodeWhole(content)
  if (node === undefined) return undefined
  return attempt(() => {
    const info = new TSTInfo({ schema: node })
    return {
      at: instantOf(info.genTime),
      digestOid: info.messageImprint.hashAlgorithm.algorithmId,
      imprint: new Uint8Array(info.messageImprint.hashedMessage.getValue()),
      serialNumber: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex'),
    }
  })
}
