/** Reads a leaf of the journal back: what happened, when, the public facts. */
import { canonicalJson } from '../../base/canonical-json.ts'
import type { LeafFields } from './leaf.ts'

export type PublicLeaf = {
  readonly kind: string
  readonly at: Temporal.Instant
  readonly facts: LeafFields
  /** 64 hexadecimal digits. */
  readonly commitment: string
}

const MEMBERS = 'at commitment facts format kind'

/** Undefined for anything that is not the canonical text of a leaf. */
export function parseLeaf(text: string): PublicLeaf | undefined {
  const leaf = parseCanonical(text)
  if (leaf === undefined || Object.keys(leaf).sort().join(' ') !== MEMBERS) return undefined
  const { at, commitment, facts, format, kind } = leaf
  if (format !== 'kezek.leaf/1' || typeof kind !== 'string' || !isFields(facts)) return undefined
  if (typeof commitment !== 'string' || !/^[0-9a-f]{64}$/.test(commitment)) return undefined
  if (typeof at !== 'string' || !/^\d{1,17}$/.test(at)) return undefined
  return { kind, at: Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1000n), facts, commitment }
}

/** An object whose text is exactly its canonical form; undefined for anything else. */
export function parseCanonical(text: string): LeafFields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) && canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

function isFields(value: unknown): value is LeafFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
