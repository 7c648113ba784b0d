/** What is kept of a verified signature beside the signature itself. */
import { sha256Hex } from '../../base/digest.ts'
import type { VerifiedSignature } from './verified-signature.ts'

/** What an auditor needs to check it again years later, besides the signature itself. */
export function composeEvidence({
  revocation,
  signed,
  claimedAt,
  ...signature
}: VerifiedSignature) {
  return {
    ...signature,
    signedAt: signed.at.toString(),
    provenBy: signed.provenBy,
    ...(signed.provenBy === 'timestamp'
      ? { timestampAuthority: signed.authority, timestampSerial: signed.serialNumber }
      : {}),
    claimedAt: claimedAt?.toString() ?? null,
    revocation:
      revocation === undefined
        ? null
        : {
            by: revocation.by,
            state: revocation.state,
            asOf: revocation.asOf.toString(),
            ...keepEvidence(revocation.evidence),
          },
  }
}

const LARGEST_KEPT = 100_000

/** An OCSP answer is kept; a list of megabytes by its hash: the authority keeps its lists itself. */
function keepEvidence(bytes: Uint8Array) {
  const sha256 = sha256Hex(bytes)
  if (bytes.length > LARGEST_KEPT) return { sha256 }
  return { sha256, evidence: Buffer.from(bytes).toString('base64') }
}
