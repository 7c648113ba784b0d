/** Puts a log back into an empty database as a mirror holds it, so that it continues and old receipts verify. */
import type { Tx } from '../db/database.ts'
import type { LogPolicy } from './log-policy.ts'
import {
  insertCheckpoint,
  insertKey,
  insertLeaves,
  insertNodes,
  insertPublication,
  lockLog,
  updateKeyEnd,
} from './log-queries.ts'
import type { Mirror, MirrorLeaf } from './open-mirror.ts'
import {
  insertPrivateParts,
  insertRestoration,
  insertRestoredBundle,
  insertRestoredEntries,
  type OpenedPart,
  type Restoration,
  type StoredLeaf,
  selectLeavesAbout,
  selectLeavesAt,
  selectRestoration,
} from './restore-queries.ts'
import { growEdge, type TreeEdge } from './tree.ts'

export {
  insertPrivateParts as keepPrivateParts,
  type OpenedPart,
  type Restoration,
  type StoredLeaf,
  selectLeavesAbout as findLeavesAbout,
  selectLeavesAt as findLeavesAt,
  selectRestoration as findRestoration,
}

const MOST_AT_ONCE = 8192

/**
 * Part of an action. Each leaf is shown to `visit` in its turn. Throws MirrorMistake when the mirror is not what was
 * signed: then the transaction must not be committed. The private parts are not in a mirror and stay away.
 */
export async function restoreLog(
  tx: Tx,
  mirror: Mirror,
  given: {
    readonly policy: LogPolicy
    readonly at: Temporal.Instant
    /** By what a leaf's receipts are found. */
    readonly subjectOf: (leaf: MirrorLeaf) => string | null
    readonly visit: (leaf: MirrorLeaf, index: number) => void
  },
): Promise<void> {
  await lockLog(tx)
  const newKeys = new Map<string, number>()
  const bundles: string[] = []
  let edge: TreeEdge = []
  let size = 0
  let waiting: MirrorLeaf[] = []
  const flush = async () => {
    const entryIds = await insertRestoredEntries(
      tx,
      waiting.map(leaf => ({ ...leaf, about: given.subjectOf(leaf) })),
    )
    const hashes = waiting.map(leaf => leaf.hash)
    const grown = growEdge(edge, size, hashes)
    await insertLeaves(tx, size, entryIds, hashes)
    await insertNodes(tx, grown.nodes)
    edge = grown.edge
    size += hashes.length
    waiting = []
  }
  for await (const leaves of mirror.leaves()) {
    for (const leaf of leaves) {
      const index = size + waiting.length
      given.visit(leaf, index)
      const { newKey, inputHash } = leaf.facts
      if (leaf.kind === 'key.rotated' && typeof newKey === 'string') newKeys.set(newKey, index + 1)
      if (leaf.kind === 'iteration.held' && typeof inputHash === 'string') bundles.push(inputHash)
      waiting.push(leaf)
    }
    if (waiting.length >= MOST_AT_ONCE) await flush()
  }
  if (waiting.length > 0) await flush()
  await keepHead(tx, mirror, given, newKeys)
  for (const inputHash of bundles) {
    const text = await mirror.findBundle(inputHash)
    // The text may be wrong; then every verifier sees it, as with any other bundle.
    if (text !== undefined) await insertRestoredBundle(tx, inputHash, text)
  }
}

/** A key that signed this head signs on; the others of the policy ended with it. */
async function keepHead(
  tx: Tx,
  mirror: Mirror,
  { policy, at }: { readonly policy: LogPolicy; readonly at: Temporal.Instant },
  newKeys: ReadonlyMap<string, number>,
): Promise<void> {
  const { origin, size, root, note, ownNote, signedBy } = mirror
  for (const { verifier } of policy.logs) {
    const { vkey, name } = verifier
    await insertKey(tx, { vkey, origin: name, sinceSize: newKeys.get(vkey) ?? 0 })
    if (name !== origin || !signedBy.includes(vkey)) await updateKeyEnd(tx, vkey, size)
  }
  await insertCheckpoint(tx, { size, root, note: ownNote }, at)
  await insertPublication(tx, { size, note, publishedAt: at })
  await insertRestoration(tx, { size, root }, at)
}
