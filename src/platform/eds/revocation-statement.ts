/** What an authority said about one certificate, and as of when. */

export type RevocationStatement = {
  readonly by: 'ocsp' | 'list' | 'service'
  /** `thisUpdate`: the moment the authority speaks about. */
  readonly asOf: Temporal.Instant
  /** `nextUpdate`: until when it stands; undefined when newer news is always to be had. */
  readonly until: Temporal.Instant | undefined
  /** The answer or list itself, to be kept. */
  readonly evidence: Uint8Array
} & (
  | { readonly state: 'good' | 'unknown' }
  | { readonly state: 'revoked'; readonly revokedAt: Temporal.Instant }
)
