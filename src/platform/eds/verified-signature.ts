/** What is expected of a signature, and what is kept of an accepted one as evidence for ever. */
import { sha256Hex } from '../../base/digest.ts'
import type { Certificate } from './certificate.ts'
import type { OrganisationRole } from './object-identifier.ts'
import type { RevocationStatement } from './revocation-statement.ts'
import type { Party, SignerIdentity } from './signer-identity.ts'
import type { TrustRoots } from './trust-roots.ts'

/** The adapter that asks OCSP and lists; it never throws for a silent server and may answer nothing. */
export type FindRevocation = (
  certificate: Certificate,
  issuer: Certificate,
) => Promise<readonly Uint8Array[]>

export type Expected = {
  /** The exact bytes of our document. */
  readonly document: Uint8Array
  readonly party: Party
  /** When we received the signature; for a later check of the same evidence, the same moment. */
  readonly now: Temporal.Instant
  readonly roots: TrustRoots
  /** `required`: nothing known is a refusal; `when-present`: only a revocation is. */
  readonly revocation: 'required' | 'when-present'
  readonly findRevocation?: FindRevocation
  readonly rolesThatBind?: readonly OrganisationRole[]
}

/** The moment of signing and what proves it: an authority's timestamp or our own receipt. */
export type SigningTime =
  | {
      readonly provenBy: 'timestamp'
      readonly at: Temporal.Instant
      readonly authority: string
      readonly serialNumber: string
    }
  | { readonly provenBy: 'receipt'; readonly at: Temporal.Instant }

export type VerifiedSignature = SignerIdentity & {
  readonly verifiedBy: 'kezek' | 'service'
  /** Hex, lower case. */
  readonly serialNumber: string
  readonly issuer: string
  readonly issuerKeyId: string | undefined
  readonly keyId: string | undefined
  readonly certificateSha256: string
  readonly signed: SigningTime
  /** What the signer's machine says; proves nothing. */
  readonly claimedAt: Temporal.Instant | undefined
  readonly algorithm: string
  /** Undefined when nothing is known and the policy allows it. `evidence` is to be kept. */
  readonly revocation: RevocationStatement | undefined
  readonly cmsSha256: string
  readonly documentSha256: string
}

/** The part of the evidence that comes from the certificate. */
export function describeCertificate(certificate: Certificate) {
  return {
    serialNumber: certificate.serialNumber,
    issuer: certificate.issuer.commonName ?? certificate.issuer.encoded,
    issuerKeyId: certificate.authorityKeyId,
    keyId: certificate.subjectKeyId,
    certificateSha256: sha256Hex(certificate.der),
  }
}
