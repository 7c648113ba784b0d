/** Whether a certificate was revoked, decided from what is known at a moment. */
import type { Certificate } from './certificate.ts'
import { readOcspAnswer } from './ocsp-answer.ts'
import { readRevocationList } from './revocation-list.ts'
import type { RevocationStatement } from './revocation-statement.ts'

/** Clocks of authorities and ours may differ by so much. */
export const CLOCK_SKEW = Temporal.Duration.from({ minutes: 10 })
/** How long an answer without `nextUpdate` stands (assumed: a working day). */
const STANDS_FOR = Temporal.Duration.from({ hours: 12 })

/** Answers and lists that came with the signature or were fetched: each tried as either. */
export function readStatements(
  evidence: readonly Uint8Array[],
  certificate: Certificate,
  issuer: Certificate,
): RevocationStatement[] {
  return evidence.flatMap(bytes => {
    const statement =
      readOcspAnswer(bytes, certificate, issuer) ?? readRevocationList(bytes, certificate, issuer)
    return statement === undefined ? [] : [statement]
  })
}

/**
 * The newest word that counts: a revocation up to `now`, however old (only a newer "good" ends a hold), or
 * a fresh "good". Undefined: nothing is known.
 */
export function decideRevocation(
  statements: readonly RevocationStatement[],
  now: Temporal.Instant,
): RevocationStatement | undefined {
  return statements
    .filter(({ asOf }) => Temporal.Instant.compare(asOf, now.add(CLOCK_SKEW)) <= 0)
    .sort((left, right) => Temporal.Instant.compare(right.asOf, left.asOf))
    .find(one =>
      one.state === 'revoked'
        ? Temporal.Instant.compare(one.revokedAt, now) <= 0
        : one.state === 'good' && isFresh(one, now),
    )
}

function isFresh({ asOf, until }: RevocationStatement, now: Temporal.Instant): boolean {
  const last = until ?? asOf.add(STANDS_FOR)
  return Temporal.Instant.compare(now, last.add(CLOCK_SKEW)) <= 0
}
