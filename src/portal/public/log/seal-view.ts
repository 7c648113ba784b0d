/** What the pages say of the journal's seal, as plain values. */

import type { Seal } from '../../../platform/journal/find-seal.ts'
import { simpleQuorum } from '../../../platform/journal/log-policy.ts'

export type KeyView = { readonly name: string; readonly keyId: string; readonly vkey: string }

export type WitnessView = KeyView & {
  readonly label: string
  readonly at: Temporal.Instant | undefined
  readonly isForged: boolean
}

export type SealView = {
  readonly origin: string
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly publishedAt: Temporal.Instant
  readonly isStale: boolean
  readonly isQuorate: boolean
  readonly logKeys: readonly KeyView[]
  readonly signedBy: readonly KeyView[]
  readonly witnesses: readonly WitnessView[]
  /** True countersignatures of those that count. */
  readonly signedCount: number
  /** Undefined when the policy is no simple "k of n". */
  readonly quorum: { readonly needed: number; readonly all: number } | undefined
}

/** "At least hourly", and a quarter of an hour of patience. */
const STALE_MINUTES = 75

/** @param now by the real clock, which is the one that checkpoints have */
export function viewSeal(seal: Seal, now: Temporal.Instant): SealView {
  const { checkpoint, signers, policy, publishedAt } = seal
  const keys = policy.logs.map(({ verifier }) => viewKey(verifier.vkey))
  return {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString('base64'),
    publishedAt,
    isStale: now.since(publishedAt).total('minutes') > STALE_MINUTES,
    isQuorate: seal.isQuorate,
    logKeys: keys,
    signedBy: keys.filter(({ vkey }) => signers.logVkeys.includes(vkey)),
    witnesses: signers.witnesses.map(({ label, vkey, at, forged }) => ({
      ...viewKey(vkey),
      label,
      at,
      isForged: forged,
    })),
    signedCount: signers.witnesses.filter(({ at, counts }) => counts && at !== undefined).length,
    quorum: simpleQuorum(policy),
  }
}

function viewKey(vkey: string): KeyView {
  const [name = '', keyId = ''] = vkey.split('+')
  return { name, keyId, vkey }
}
