/** One step of the sequencer: places what waits into the log and signs the new tree, in one transaction. */
import { assertDefined } from '../../base/assert.ts'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Read, type Tx } from '../db/database.ts'
import { composeCheckpoint } from './checkpoint.ts'
import { LogDamage } from './log-damage.ts'
import {
  deleteWaiting,
  insertCheckpoint,
  insertLeaves,
  insertNodes,
  type SignedCheckpoint,
  selectKeys,
  selectLastCheckpoint,
  selectLeafTexts,
  selectNodes,
  selectSize,
  selectWaiting,
  tryLockLog,
} from './log-queries.ts'
import { composeNote, type NoteSigner } from './signed-note.ts'
import {
  edgeRanges,
  edgeRoot,
  growEdge,
  leafHash,
  rootOf,
  sameHash,
  type TreeEdge,
} from './tree.ts'

export type LogSigners = {
  readonly origin: string
  /** Every private key at hand, read anew: a rotation must not need a restart. */
  signers(): Promise<readonly NoteSigner[]>
}

export type Growth =
  /** Another process is at it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'grown'; readonly added: number; readonly size: number }

/** Entries of one step: some 100 ms of work, so that the lock is never held for long. */
const MOST_AT_ONCE = 16_384

/**
 * The order is that of the outbox's rows among those that are visible: what was committed before a
 * transaction began stands before what that transaction wrote. Throws LogDamage when the database
 * does not hold the tree that was signed last.
 */
export async function growLog(
  database: Database,
  wallClock: Clock,
  keys: LogSigners,
): Promise<Growth> {
  return inTransaction(database, async tx => {
    if (!(await tryLockLog(tx))) return { kind: 'busy' }
    const waiting = await selectWaiting(tx, MOST_AT_ONCE)
    if (waiting.length === 0) return { kind: 'nothing-new' }
    const entryIds = waiting.flatMap(row => row.entry_ids)
    const size = await selectSize(tx)
    const edge = await loadEdge(tx, size)
    refuseDamage(size, edge, await selectLastCheckpoint(tx))
    const texts = await selectLeafTexts(tx, entryIds)
    if (texts.length !== entryIds.length) {
      throw new LogDamage('leaf-missing', 'an entry that waits for its place is gone')
    }
    const hashes = texts.map(leafHash)
    const grown = growEdge(edge, size, hashes)
    await insertLeaves(tx, size, entryIds, hashes)
    await insertNodes(tx, grown.nodes)
    const signers = await activeSigners(tx, keys)
    const head = { origin: keys.origin, size: size + hashes.length, root: edgeRoot(grown.edge) }
    await insertCheckpoint(tx, signHead(signers, head), wallClock.now())
    await deleteWaiting(
      tx,
      waiting.map(row => row.id),
    )
    return { kind: 'grown', added: hashes.length, size: head.size }
  })
}

export async function loadEdge(read: Read, size: number): Promise<TreeEdge> {
  const edge: TreeEdge[number][] = []
  for (const range of edgeRanges(size)) {
    const hashes = await selectNodes(read, range)
    if (hashes.length !== range.count) {
      throw new LogDamage(
        range.level === 0 ? 'leaf-missing' : 'node-changed',
        `level ${range.level} of the tree lacks nodes from ${range.first} on`,
      )
    }
    edge.push(hashes)
  }
  return edge
}

function refuseDamage(size: number, edge: TreeEdge, last: SignedCheckpoint | undefined): void {
  if ((last?.size ?? 0) !== size) {
    throw new LogDamage(
      'size-differs',
      `the last signed tree has ${last?.size ?? 0} leaves, the database ${size}`,
    )
  }
  if (!sameHash(edgeRoot(edge), last?.root ?? rootOf([]))) {
    throw new LogDamage(
      'root-differs',
      `the tree of ${size} leaves has another root than was signed`,
    )
  }
}

/** The keys that sign now; each must be at hand, or a rotation would end by accident. */
async function activeSigners(tx: Tx, keys: LogSigners): Promise<readonly NoteSigner[]> {
  const active = (await selectKeys(tx)).filter(key => key.untilSize === null)
  const signers = await keys.signers()
  return active.map(({ vkey }) => {
    const signer = signers.find(one => one.vkey === vkey)
    if (signer !== undefined) return signer
    throw new LogDamage('key-missing', `the private key of ${vkey} is not at hand`)
  })
}

function signHead(
  signers: readonly NoteSigner[],
  head: Parameters<typeof composeCheckpoint>[0],
): SignedCheckpoint {
  assertDefined(signers[0], 'a log has a key')
  const text = composeCheckpoint(head)
  const lines = signers.map(signer => signer.sign(text))
  return { size: head.size, root: head.root, note: composeNote(text, lines) }
}
