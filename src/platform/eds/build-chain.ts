/** The way from a certificate to a trusted root, each step signed, allowed and valid at the moment. */
import { err, ok, type Result } from '../../base/result.ts'
import { type AlgorithmRefusal, verifySigned } from './algorithm.ts'
import { sameBytes } from './asn1.ts'
import type { Certificate } from './certificate.ts'
import type { TrustRoots } from './trust-roots.ts'

export type ChainRefusal =
  | AlgorithmRefusal
  | 'authority-unknown'
  | 'certificate-unreadable'
  | 'certificate-not-yet-valid'
  | 'certificate-expired'

/** From the signer's certificate to the root, both included. */
export type Chain = readonly [Certificate, ...Certificate[]]

/** The national chain is signer, national authority, root; a bridge would add two. */
const LENGTH_AT_MOST = 6
/** Checks of signatures in one search: strangers may enclose certificates that lead in circles. */
const CHECKS_AT_MOST = 64

type Search = {
  readonly anchors: readonly Certificate[]
  readonly candidates: readonly Certificate[]
  readonly found: Chain[]
  algorithm: AlgorithmRefusal | undefined
  checksLeft: number
}

export function buildChain(
  leaf: Certificate,
  enclosed: readonly Certificate[],
  roots: TrustRoots,
  at: Temporal.Instant,
): Result<Chain, ChainRefusal> {
  if (leaf.unknownCritical.length > 0) return err('certificate-unreadable')
  const search: Search = {
    anchors: roots.anchors,
    candidates: [...roots.anchors, ...roots.intermediates, ...enclosed],
    found: [],
    algorithm: undefined,
    checksLeft: CHECKS_AT_MOST,
  }
  extend(search, [leaf])
  const [first] = search.found
  if (first === undefined) return err(search.algorithm ?? 'authority-unknown')
  // An authority that was renewed with the same key gives several chains: any that is valid will do.
  const valid = search.found.find(chain => validityOf(chain, at) === undefined)
  return valid === undefined ? err(validityOf(first, at) ?? 'certificate-expired') : ok(valid)
}

function extend(search: Search, chain: Chain): void {
  const last = chain[chain.length - 1] ?? chain[0]
  if (search.anchors.some(anchor => sameBytes(anchor.der, last.der))) {
    // A root signs nothing but certificates and lists: it is never the signer itself.
    if (chain.length > 1) search.found.push(chain)
    return
  }
  if (chain.length >= LENGTH_AT_MOST) return
  for (const issuer of search.candidates) {
    if (!mayHaveIssued(issuer, last, chain)) continue
    if (search.checksLeft === 0) return
    search.checksLeft -= 1
    const step = verifyIssued(last, issuer)
    if (step.ok) extend(search, [...chain, issuer])
    else if (step.error !== 'signature-wrong') search.algorithm ??= step.error
  }
}

/** RFC 5280, 6.1.4: name, key identifier, authority, usage, length of the path; no repetition. */
function mayHaveIssued(issuer: Certificate, subject: Certificate, chain: Chain): boolean {
  if (issuer.subject.encoded !== subject.issuer.encoded) return false
  if (subject.authorityKeyId && issuer.subjectKeyId) {
    if (subject.authorityKeyId !== issuer.subjectKeyId) return false
  }
  if (!issuer.isAuthority || issuer.unknownCritical.length > 0) return false
  if (issuer.usages?.has('sign-certificates') === false) return false
  // Authorities between this issuer and the signer; self-issued ones count too, which is stricter.
  if (issuer.pathLength !== undefined && chain.length - 1 > issuer.pathLength) return false
  return !chain.some(one => sameBytes(one.der, issuer.der))
}

export function verifyIssued(
  subject: Certificate,
  issuer: Certificate,
): Result<string, AlgorithmRefusal | 'signature-wrong'> {
  const { signedPart: bytes, signature, signatureOid } = subject
  return verifySigned({ bytes, signature, signatureOid }, issuer)
}

function validityOf(chain: Chain, at: Temporal.Instant): ChainRefusal | undefined {
  for (const { notBefore, notAfter } of chain) {
    if (Temporal.Instant.compare(at, notBefore) < 0) return 'certificate-not-yet-valid'
    // `notAfter` itself is still valid (RFC 5280, 4.1.2.5).
    if (Temporal.Instant.compare(at, notAfter) > 0) return 'certificate-expired'
  }
  return undefined
}
