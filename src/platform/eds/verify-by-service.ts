/**
 * The check of signatures by national algorithms (GOST), which no runtime of ours knows: a service of the
 * operator's with KalkanCrypt inside, speaking NCANode's HTTP (`POST /cms/verify`, NCANode 3, openapi.yml).
 */
import * as z from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { attempt } from './asn1.ts'
import type { Certificate } from './certificate.ts'
import { fetchBounded, type Limits } from './fetch-bounded.ts'
import { readSignature } from './read-signature.ts'
import type { SignatureRefusal } from './refusal.ts'
import { checkParty, checkPurpose, ROLES_THAT_BIND } from './signer-identity.ts'
import type { TrustRoots } from './trust-roots.ts'
import { describeCertificate, type Expected, type VerifiedSignature } from './verified-signature.ts'

/** For example `http://ncanode:14579`: the operator's own host, its word is trusted like a root. */
export type VerifyingService = Limits & { readonly url: string }

const certificateAnswer = z.object({
  valid: z.boolean(),
  serialNumber: z.string(),
  revocations: z.array(z.object({ revoked: z.boolean(), by: z.string() })).nullish(),
})
/** `status` is graded from NCANode 3.5 on; before, the certificate's own `valid` decides. */
const signerAnswer = z.object({
  certificates: z.array(certificateAnswer).min(1),
  status: z.string().nullish(),
  subIndication: z.string().nullish(),
})
const answer = z.object({ valid: z.boolean(), signers: z.array(signerAnswer).nullish() })
type SignerAnswer = z.infer<typeof signerAnswer>

/**
 * The service vouches for signature, chain and revocation; who signed, and for whom, is read here from the
 * certificate itself, and its authority must be among ours. Signing time is our receipt. Never throws.
 */
export async function verifyByService(
  cms: Uint8Array,
  expected: Expected,
  service: VerifyingService,
): Promise<Result<VerifiedSignature, SignatureRefusal>> {
  const read = readSignature(cms, expected.document)
  if (!read.ok) return read
  const { certificate, signatureOid } = read.value.signer
  const local = checkLocally(certificate, expected)
  if (!local.ok) return local
  const body = composeQuestion(read.value.der, read.value.content, expected)
  const url = `${service.url.replace(/\/$/, '')}/cms/verify`
  const bytes = await fetchBounded({ url, body, contentType: 'application/json' }, service)
  const word = bytes && attempt(() => answer.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))))
  if (word === undefined) return err('service-silent')
  const [signer, ...others] = word.signers ?? []
  if (signer === undefined) return err('signature-wrong')
  if (others.length > 0) return err('several-signers')
  const refusal = judge(word.valid, signer, certificate, expected)
  if (refusal !== undefined) return err(refusal)
  return ok({
    ...local.value,
    ...describeCertificate(certificate),
    verifiedBy: 'service',
    signed: { provenBy: 'receipt', at: expected.now },
    claimedAt: read.value.claimedAt,
    algorithm: signatureOid,
    revocation:
      expected.revocation === 'required' ? serviceStatement(bytes, expected.now) : undefined,
    cmsSha256: sha256Hex(read.value.der),
    documentSha256: sha256Hex(expected.document),
  })
}

function checkLocally(certificate: Certificate, expected: Expected) {
  const { now, party, roots, rolesThatBind } = expected
  if (!isIssuedByKnown(certificate, roots)) return err('authority-unknown' as const)
  if (Temporal.Instant.compare(now, certificate.notBefore) < 0) {
    return err('certificate-not-yet-valid' as const)
  }
  if (Temporal.Instant.compare(now, certificate.notAfter) > 0) {
    return err('certificate-expired' as const)
  }
  const purpose = checkPurpose(certificate)
  if (!purpose.ok) return purpose
  return checkParty(certificate, party, rolesThatBind ?? ROLES_THAT_BIND)
}

/** By name and key identifier: the service checks the signature, we that it is an authority we chose. */
function isIssuedByKnown(certificate: Certificate, roots: TrustRoots): boolean {
  return [...roots.anchors, ...roots.intermediates].some(
    authority =>
      authority.subject.encoded === certificate.issuer.encoded &&
      authority.subjectKeyId !== undefined &&
      authority.subjectKeyId === certificate.authorityKeyId,
  )
}

/**
 * NCANode calls a certificate invalid when OCSP was asked for and is silent, so it is asked only where that
 * is our rule too; otherwise nothing is known about revocation.
 */
function composeQuestion(
  der: Uint8Array,
  content: Uint8Array | undefined,
  { document, revocation }: Expected,
): string {
  return JSON.stringify({
    cms: Buffer.from(der).toString('base64'),
    ...(content === undefined ? { data: Buffer.from(document).toString('base64') } : {}),
    revocationCheck: revocation === 'required' ? ['OCSP'] : [],
  })
}

function judge(
  valid: boolean,
  { certificates, status, subIndication }: SignerAnswer,
  certificate: Certificate,
  expected: Expected,
): SignatureRefusal | undefined {
  const [named] = certificates
  const serial = named?.serialNumber.toLowerCase().replace(/^0+(?=.)/, '')
  // It must have checked the very certificate that we read.
  if (named === undefined || serial !== certificate.serialNumber) return 'service-silent'
  const revocations = named.revocations ?? []
  if (revocations.some(one => one.revoked)) return 'certificate-revoked'
  const accepted = status ? status === 'VALID' : named.valid
  if (valid && accepted) {
    const asked = revocations.some(one => one.by === 'OCSP')
    return expected.revocation === 'required' && !asked ? 'revocation-unknown' : undefined
  }
  return REFUSAL_OF_INDICATION[subIndication ?? ''] ?? 'signature-wrong'
}

/** NCANode's AdesSubIndication; without one the word is only "not valid". */
const REFUSAL_OF_INDICATION: Readonly<Record<string, SignatureRefusal>> = {
  CERT_REVOKED: 'certificate-revoked',
  REVOKED_NO_POE: 'certificate-revoked',
  OUT_OF_BOUNDS_NO_POE: 'certificate-expired',
  CHAIN_INCOMPLETE: 'authority-unknown',
  NO_SIGNING_CERTIFICATE_FOUND: 'certificate-missing',
  REVOCATION_DATA_MISSING: 'revocation-unknown',
  TIMESTAMP_INVALID: 'timestamp-wrong',
  FORMAT_FAILURE: 'not-cms',
}

/** The service's own words are the evidence: it does not hand out the OCSP answer itself. */
function serviceStatement(evidence: Uint8Array | undefined, asOf: Temporal.Instant) {
  if (evidence === undefined) return undefined
  return { by: 'service', state: 'good', asOf, until: undefined, evidence } as const
}
