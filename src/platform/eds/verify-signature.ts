/** Whether this CMS is the party's valid electronic signature of exactly this document. */
import { sha256Hex } from '../../base/digest.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { bytesOf } from './asn1.ts'
import { buildChain, type Chain } from './build-chain.ts'
import { OID } from './object-identifier.ts'
import { type ReadSignature, readSignature } from './read-signature.ts'
import type { SignatureRefusal } from './refusal.ts'
import { CLOCK_SKEW, decideRevocation, readStatements } from './revocation.ts'
import type { RevocationStatement } from './revocation-statement.ts'
import { checkParty, checkPurpose, ROLES_THAT_BIND } from './signer-identity.ts'
import { verifyTimestampToken } from './timestamp-token.ts'
import {
  describeCertificate,
  type Expected,
  type SigningTime,
  type VerifiedSignature,
} from './verified-signature.ts'
import { verifySigner } from './verify-signer.ts'

/**
 * Nothing that a stranger can send makes it throw. Pure but for the injected `findRevocation`, which asks
 * the network: so call it before a transaction, never inside one.
 */
export async function verifySignature(
  cms: Uint8Array,
  expected: Expected,
): Promise<Result<VerifiedSignature, SignatureRefusal>> {
  const read = readSignature(cms, expected.document)
  if (!read.ok) return read
  const { certificates, signer } = read.value
  const { certificate } = signer
  const algorithm = verifySigner(read.value, expected.document)
  if (!algorithm.ok) return algorithm
  const signed = findSigningTime(read.value, expected)
  if (!signed.ok) return signed
  const chain = buildChain(certificate, certificates, expected.roots, signed.value.at)
  if (!chain.ok) return chain
  const purpose = checkPurpose(certificate)
  if (!purpose.ok) return purpose
  const roles = expected.rolesThatBind ?? ROLES_THAT_BIND
  const identity = checkParty(certificate, expected.party, roles)
  if (!identity.ok) return identity
  const revocation = await checkRevocation(chain.value, read.value.revocations, expected)
  if (!revocation.ok) return revocation
  return ok({
    ...identity.value,
    ...describeCertificate(certificate),
    verifiedBy: 'kezek',
    signed: signed.value,
    claimedAt: read.value.claimedAt,
    algorithm: algorithm.value,
    revocation: revocation.value,
    cmsSha256: sha256Hex(read.value.der),
    documentSha256: sha256Hex(expected.document),
  })
}

/**
 * A timestamp that proves false is refused. One by an algorithm that we cannot check proves nothing: then
 * our receipt counts, which is later and so never kinder, except to a certificate that began since.
 */
function findSigningTime(
  { signer }: ReadSignature,
  { now, roots }: Expected,
): Result<SigningTime, 'timestamp-wrong'> {
  const receipt = { provenBy: 'receipt', at: now } as const
  const token = signer.unsigned.get(OID.timestampToken)
  if (token === undefined) return ok(receipt)
  const proven = verifyTimestampToken(new Uint8Array(bytesOf(token)), signer.signature, roots)
  if (!proven.ok) return proven.error === 'timestamp-wrong' ? err(proven.error) : ok(receipt)
  const { at } = proven.value
  if (Temporal.Instant.compare(at, now.add(CLOCK_SKEW)) > 0) return err('timestamp-wrong')
  return ok({ provenBy: 'timestamp', ...proven.value })
}

type RevocationRefusal = 'certificate-revoked' | 'revocation-unknown'

/** The signer by the policy; the authorities above only when something about them is at hand. */
async function checkRevocation(
  chain: Chain,
  enclosed: readonly Uint8Array[],
  { findRevocation, now, revocation: policy }: Expected,
): Promise<Result<RevocationStatement | undefined, RevocationRefusal>> {
  const [certificate, issuer] = chain
  if (issuer === undefined) return err('revocation-unknown')
  const found = (await findRevocation?.(certificate, issuer)) ?? []
  const evidence = [...found, ...enclosed]
  for (const [index, authority] of chain.slice(1, -1).entries()) {
    const above = chain[index + 2] ?? authority
    const word = decideRevocation(readStatements(evidence, authority, above), now)
    if (word?.state === 'revoked') return err('certificate-revoked')
  }
  const word = decideRevocation(readStatements(evidence, certificate, issuer), now)
  if (word?.state === 'revoked') return err('certificate-revoked')
  if (word === undefined && policy === 'required') return err('revocation-unknown')
  return ok(word)
}
