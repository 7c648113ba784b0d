/** The seal that the world sees: the published checkpoint, who really signed it, and what the policy asks. */
import type { Read } from '../db/database.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { isQuorate, type LogPolicy, NO_QUORUM } from './log-policy.ts'
import { countWaiting, selectKeys, selectLastPublication, selectPolicy } from './log-queries.ts'
import { parsePolicy } from './parse-policy.ts'
import { parseNote, parseVkey } from './signed-note.ts'
import { type NoteSigners, verifySigners } from './verify-signers.ts'

export type Seal = {
  readonly checkpoint: Checkpoint
  readonly publishedAt: Temporal.Instant
  readonly policy: LogPolicy
  readonly signers: NoteSigners
  /** Whether the true countersignatures suffice by the policy. */
  readonly isQuorate: boolean
}

/** Undefined before the first publication. */
export async function findSeal(read: Read): Promise<Seal | undefined> {
  const published = await selectLastPublication(read)
  const note = published && parseNote(published.note)
  const checkpoint = note?.ok ? parseCheckpoint(note.value.text) : undefined
  if (published === undefined || !note?.ok || !checkpoint?.ok) return undefined
  const policy = await findTrustedPolicy(read)
  const signers = verifySigners(note.value, checkpoint.value.origin, policy)
  const verified = signers.witnesses.flatMap(({ vkey, at }) => (at === undefined ? [] : [vkey]))
  return {
    checkpoint: checkpoint.value,
    publishedAt: published.publishedAt,
    policy,
    signers,
    isQuorate: isQuorate(policy, verified),
  }
}

/** Committed facts that have no place in the log yet. */
export async function countFactsWaiting(read: Read): Promise<number> {
  return countWaiting(read)
}

/** The policy that was told last; before that, the log's own keys without witnesses. */
export async function findTrustedPolicy(read: Read): Promise<LogPolicy> {
  const told = parsePolicy((await selectPolicy(read)) ?? '')
  if (told.ok) return told.value
  const keys = await selectKeys(read)
  const logs = keys.flatMap(({ vkey }) => {
    const verifier = parseVkey(vkey)
    return verifier.ok ? [{ verifier: verifier.value, url: undefined }] : []
  })
  return { logs, witnesses: [], groups: [], quorum: NO_QUORUM }
}
