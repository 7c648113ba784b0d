/**
 * The leaf of the journal, final: canonical JSON of public fields and a salted commitment to the
 * private ones (trust.md). Imports nothing but base, so that the verifier is built from this file.
 */
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256 } from '../../base/digest.ts'

const LEAF_FORMAT = 'kezek.leaf/1'
const COMMITMENT_PREFIX = Uint8Array.of(0x02)

export type LeafFields = { readonly [field: string]: CanonicalValue }

/** `SHA-256(0x02 || salt || JCS(private))` as hex; the salt has 32 bytes. */
export function commitTo(salt: Uint8Array, privateFields: LeafFields): string {
  return Buffer.from(sha256(COMMITMENT_PREFIX, salt, canonicalJson(privateFields))).toString('hex')
}

/** The bytes that are hashed into the tree. `atMicros` is microseconds since the epoch. */
export function composeLeaf(leaf: {
  readonly kind: string
  readonly atMicros: string
  readonly facts: LeafFields
  readonly commitment: string
}): string {
  return canonicalJson({
    format: LEAF_FORMAT,
    kind: leaf.kind,
    at: leaf.atMicros,
    facts: leaf.facts,
    commitment: leaf.commitment,
  })
}
