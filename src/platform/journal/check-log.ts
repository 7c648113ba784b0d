/** Recomputes the whole log from its leaves and compares it with everything that was ever signed. */
import type { Read } from '../db/database.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { LogDamage } from './log-damage.ts'
import {
  type LogKey,
  type SignedCheckpoint,
  selectCheckpoints,
  selectKeys,
  selectLeavesForCheck,
  selectNodes,
  selectSize,
} from './log-queries.ts'
import type { SignedHead } from './signed-memory.ts'
import { parseNote, parseVkey, verifyNote } from './signed-note.ts'
import { edgeRoot, growEdge, type Hash, leafHash, sameHash, type TreeEdge } from './tree.ts'

export type LogCheck = { readonly size: number; readonly checkpoints: number }

const PAGE = 8192
const CHECKPOINT_PAGE = 256

/**
 * Flat memory; pages give way to other work. Throws LogDamage that names the first difference. The
 * log may grow meanwhile: what is checked is the tree as it was at the beginning.
 */
export async function checkLog(read: Read, remembered: SignedHead | undefined): Promise<LogCheck> {
  const size = await selectSize(read)
  if (remembered !== undefined && remembered.size > size) {
    throw new LogDamage(
      'rolled-back',
      `a tree of ${remembered.size} leaves was signed before, the database holds ${size}: it was restored from an older backup`,
    )
  }
  const keys = await selectKeys(read)
  const heads = checkpointReader(read, size)
  let next = await heads()
  let edge: TreeEdge = []
  let checkpoints = 0
  const compare = (at: number) => {
    const root = edgeRoot(edge)
    if (remembered?.size === at) refuseFork(remembered, root)
    if (next?.size !== at) return false
    refuseHead(next, root, keys)
    checkpoints += 1
    return true
  }
  if (compare(0)) next = await heads()
  for (let start = 0; start < size; start += PAGE) {
    const rows = await selectLeavesForCheck(read, start, Math.min(start + PAGE, size))
    const hashes = verifyRows(rows, start, Math.min(PAGE, size - start))
    for (let done = 0; done < hashes.length; ) {
      const stops = [next?.size, remembered?.size].filter(
        stop => stop !== undefined && stop > start + done,
      )
      const end = Math.min(hashes.length, ...stops.map(stop => (stop ?? 0) - start))
      const grown = growEdge(edge, start + done, hashes.slice(done, end))
      await verifyNodes(read, grown.nodes)
      edge = grown.edge
      done = end
      if (compare(start + done)) next = await heads()
    }
  }
  if (next !== undefined) {
    throw new LogDamage(
      'size-differs',
      `a tree of ${next.size} leaves was signed, the database holds ${size}`,
    )
  }
  return { size, checkpoints }
}

/** One checkpoint after the other, by size. */
function checkpointReader(read: Read, size: number): () => Promise<SignedCheckpoint | undefined> {
  let page: readonly SignedCheckpoint[] = []
  let from = 0
  return async () => {
    if (page.length === 0) {
      page = await selectCheckpoints(read, { from, limit: CHECKPOINT_PAGE })
    }
    const [first, ...rest] = page
    page = rest
    from = (first?.size ?? from) + 1
    // One that came while we were checking is not ours to judge.
    return first === undefined || first.size > size ? undefined : first
  }
}

function verifyRows(
  rows: Awaited<ReturnType<typeof selectLeavesForCheck>>,
  start: number,
  count: number,
): readonly Hash[] {
  return Array.from({ length: count }, (_, place) => {
    const row = rows[place]
    const index = start + place
    if (row === undefined || Number(row.index) !== index) {
      throw new LogDamage('leaf-missing', `leaf ${index} is missing`)
    }
    if (row.leaf === null) {
      throw new LogDamage('leaf-missing', `the text of leaf ${index} is gone`)
    }
    if (!sameHash(leafHash(row.leaf), row.hash)) {
      throw new LogDamage(
        'leaf-changed',
        `the text of leaf ${index} was changed after it was placed`,
      )
    }
    return row.hash
  })
}

async function verifyNodes(read: Read, nodes: ReturnType<typeof growEdge>['nodes']): Promise<void> {
  for (const { level, index, hash } of nodes) {
    const [stored] = await selectNodes(read, { level, first: index, count: 1 })
    if (stored === undefined || !sameHash(stored, hash)) {
      throw new LogDamage('node-changed', `node ${index} of level ${level} differs from its leaves`)
    }
  }
}

function refuseFork(remembered: SignedHead, root: Hash): void {
  if (sameHash(remembered.root, root)) return
  throw new LogDamage(
    'forked',
    `the tree of ${remembered.size} leaves that was signed last had another root: history was rewritten`,
  )
}

function refuseHead(head: SignedCheckpoint, root: Hash, keys: readonly LogKey[]): void {
  if (!sameHash(head.root, root)) {
    throw new LogDamage('root-differs', `the signed tree of ${head.size} leaves had another root`)
  }
  const note = parseNote(head.note)
  const verifiers = keys
    .filter(key => key.sinceSize <= head.size && head.size <= (key.untilSize ?? head.size))
    .flatMap(key => {
      const verifier = parseVkey(key.vkey)
      return verifier.ok ? [verifier.value] : []
    })
  const signed = note.ok ? verifyNote(note.value, verifiers) : note
  const said = note.ok ? parseCheckpoint(note.value.text) : note
  if (!signed.ok || !said.ok || said.value.size !== head.size || !sameHash(said.value.root, root)) {
    throw new LogDamage(
      'checkpoint-unsigned',
      `the checkpoint of ${head.size} leaves is not signed as it stands`,
    )
  }
}
