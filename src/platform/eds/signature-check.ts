/** The check of electronic signatures as the operator configured it; what it is made of is loaded with it only. */
import type { Result } from '../../base/result.ts'
import type { SignatureRefusal } from './refusal.ts'
import type { Party } from './signer-identity.ts'
import type { TrustMode } from './trust-roots.ts'
import type { VerifiedSignature } from './verified-signature.ts'

export type EdsConfig = {
  /** A folder of certificates of the authorities that are trusted. */
  readonly rootsFolder: string
  readonly ocspUrl: string | undefined
  readonly listUrls: readonly string[]
  /** An NCANode of the operator's, for national algorithms. */
  readonly serviceUrl: string | undefined
}

/** The signature in DER, as it is kept, with what was found. */
export type CheckedSignature = {
  readonly signature: VerifiedSignature
  readonly cms: Uint8Array
}

/** Asks the network: before a transaction, never inside one. Nothing that a stranger sends makes it throw. */
export type SignatureCheck = (
  cms: Uint8Array,
  expected: { readonly document: Uint8Array; readonly party: Party },
) => Promise<Result<CheckedSignature, SignatureRefusal>>

/** Of one revocation answer; lists of the national authority have several megabytes. */
const LIMITS = { timeoutMs: 10_000, limitBytes: 16_000_000 }

/**
 * Throws with every root that is wrong; test authorities are wrong in production, where revocation must be known.
 * `now` is the moment of receipt by the real clock: certificates do not follow the clock of a demonstration.
 */
export async function openSignatureCheck(
  config: EdsConfig,
  mode: TrustMode,
  now: () => Temporal.Instant,
): Promise<SignatureCheck> {
  const { readTrustRoots } = await import('./read-trust-roots.ts')
  const { findRevocationAt } = await import('./fetch-revocation.ts')
  const { verifyAnySignature } = await import('./verify-any-signature.ts')
  const { decodeCmsForm } = await import('./cms-form.ts')
  const roots = readTrustRoots(config.rootsFolder, mode)
  const { ocspUrl, listUrls, serviceUrl } = config
  const findRevocation = findRevocationAt({
    ...LIMITS,
    listUrls,
    ...(ocspUrl === undefined ? {} : { ocspUrl }),
  })
  const service = serviceUrl === undefined ? undefined : { ...LIMITS, url: serviceUrl }
  return async (cms, { document, party }) => {
    const revocation = mode === 'production' ? 'required' : 'when-present'
    const expected = { document, party, now: now(), roots, revocation, findRevocation } as const
    const verified = await verifyAnySignature(cms, expected, service)
    if (!verified.ok) return verified
    const form = decodeCmsForm(cms, LIMITS.limitBytes)
    return form.ok ? { ok: true, value: { signature: verified.value, cms: form.value } } : form
  }
}
