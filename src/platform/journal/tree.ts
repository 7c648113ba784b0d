/**
 * The tree of the log (RFC 6962, section 2.1) over 256-wide tiles: growing, roots, proofs. Pure: what to
 * read is answered as ranges of nodes, so that any store can feed it. Sizes are safe integers.
 */
import { assert, assertDefined } from '../../base/assert.ts'
import { sha256, sha256Bytes } from '../../base/digest.ts'

/** 32 bytes. */
export type Hash = Uint8Array

/** Nodes of one tile; a node of level l is the root of 256^l leaves. */
export const TILE_WIDTH = 256

/** Over the UTF-8 bytes of the leaf, after 0x00. */
export function leafHash(leaf: string): Hash {
  return sha256Bytes(Buffer.from(`\0${leaf}`))
}

const pair = new Uint8Array(65)
pair[0] = 0x01

export function nodeHash(left: Hash, right: Hash): Hash {
  assert(left.length === 32 && right.length === 32, 'a hash has 32 bytes')
  pair.set(left, 1)
  pair.set(right, 33)
  return sha256Bytes(pair)
}

/** Leaves `start` to `end` (exclusive). */
export type LeafRange = { readonly start: number; readonly end: number }

/** The nodes `first` to `first + count` of a level of tiles. */
export type NodeRange = { readonly level: number; readonly first: number; readonly count: number }

/** The largest power of two smaller than `size`, which is 2 or more. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** Root of perfect or ragged siblings, in the shape that RFC 6962 gives to their number. */
export function rootOf(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return sha256()
  const [only] = hashes
  if (hashes.length === 1) return assertDefined(only, 'one hash')
  const split = splitOf(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)))
}

/** What is open at the right edge of a tree: for each level the hashes of its partial tile. */
export type TreeEdge = readonly (readonly Hash[])[]

export type NewNode = { readonly level: number; readonly index: number; readonly hash: Hash }

/** The ranges of nodes that make the edge of a tree of `size` leaves, level 0 first. */
export function edgeRanges(size: number): readonly NodeRange[] {
  const ranges: NodeRange[] = []
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH
    ranges.push({ level, first: count - width, count: width })
  }
  return ranges
}

/** Adds leaves to a tree of `size` leaves: its new edge, and the nodes above level 0 that are complete now. */
export function growEdge(
  edge: TreeEdge,
  size: number,
  leaves: readonly Hash[],
): { readonly edge: TreeEdge; readonly nodes: readonly NewNode[] } {
  const levels = edge.map(hashes => [...hashes])
  const nodes: NewNode[] = []
  let count = size
  for (const leaf of leaves) {
    count += 1
    let hash = leaf
    for (let level = 0, index = count - 1; ; level += 1, index = Math.floor(index / TILE_WIDTH)) {
      const open = levels[level] ?? []
      levels[level] = open
      if (level > 0) nodes.push({ level, index, hash })
      open.push(hash)
      if (open.length < TILE_WIDTH) break
      hash = rootOf(open)
      levels[level] = []
    }
  }
  return { edge: levels, nodes }
}

/** The root of the whole tree; perfect subtrees stand from left to right, the larger first. */
export function edgeRoot(edge: TreeEdge): Hash {
  const pieces: Hash[] = []
  for (const hashes of edge.toReversed()) {
    let start = 0
    while (start < hashes.length) {
      let width = 1
      while (width * 2 <= hashes.length - start) width *= 2
      pieces.push(rootOf(hashes.slice(start, start + width)))
      start += width
    }
  }
  const last = pieces.pop()
  return last === undefined
    ? rootOf([])
    : pieces.reduceRight((right, left) => nodeHash(left, right), last)
}

/** RFC 6962, 2.1.1: the ranges whose roots prove leaf `index` in a tree of `size`, the leaf's sibling first. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  assert(index >= 0 && index < size, 'a leaf of the tree')
  const path: LeafRange[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      path.unshift({ start: middle, end })
      end = middle
    } else {
      path.unshift({ start, end: middle })
      start = middle
    }
  }
  return path
}

/** RFC 6962, 2.1.2: the ranges whose roots prove that the tree of `newSize` continues that of `oldSize`. */
export function consistencyRanges(oldSize: number, newSize: number): readonly LeafRange[] {
  assert(oldSize <= newSize, 'a tree only grows')
  if (oldSize === 0 || oldSize === newSize) return []
  const proof: LeafRange[] = []
  let start = 0
  let end = newSize
  let whole = true
  while (end !== oldSize) {
    const middle = start + splitOf(end - start)
    if (oldSize <= middle) {
      proof.unshift({ start: middle, end })
      end = middle
    } else {
      proof.unshift({ start, end: middle })
      start = middle
      whole = false
    }
  }
  return whole ? proof : [{ start, end }, ...proof]
}

/** A range cut into perfect subtrees, as the nodes of the highest level of tiles that make each. */
export function nodesOfRange(range: LeafRange): readonly NodeRange[] {
  const ranges: NodeRange[] = []
  let { start } = range
  while (start < range.end) {
    let leaves = 1
    while (start % (leaves * 2) === 0 && start + leaves * 2 <= range.end) leaves *= 2
    let level = 0
    let unit = 1
    while (unit * TILE_WIDTH <= leaves) {
      level += 1
      unit *= TILE_WIDTH
    }
    ranges.push({ level, first: start / unit, count: leaves / unit })
    start += leaves
  }
  return ranges
}

/** The root of a range, from the hashes of `nodesOfRange` in the same order. */
export function rangeRoot(nodes: readonly (readonly Hash[])[]): Hash {
  const roots = nodes.map(rootOf)
  const last = assertDefined(roots.pop(), 'a range has leaves')
  return roots.reduceRight((right, left) => nodeHash(left, right), last)
}

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion(given: {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly root: Hash
  readonly proof: readonly Hash[]
}): boolean {
  if (given.index >= given.size) return false
  let position = given.index
  let last = given.size - 1
  let hash = given.leaf
  for (const sibling of given.proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash)
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sameHash(hash, given.root)
}

/** RFC 9162, 2.1.4.2; a proof from the empty tree is empty and proves nothing. */
export function verifyConsistency(given: {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Hash
  readonly newRoot: Hash
  readonly proof: readonly Hash[]
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = given
  if (oldSize > newSize) return false
  if (oldSize === newSize) return given.proof.length === 0 && sameHash(oldRoot, newRoot)
  if (oldSize === 0) return given.proof.length === 0
  const proof = splitOf(oldSize + 1) === oldSize ? [oldRoot, ...given.proof] : given.proof
  const [first] = proof
  if (first === undefined) return false
  let position = oldSize - 1
  let last = newSize - 1
  while (position % 2 === 1) {
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  let oldHash = first
  let newHash = first
  for (const sibling of proof.slice(1)) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newHash = nodeHash(newHash, sibling)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sameHash(oldHash, oldRoot) && sameHash(newHash, newRoot)
}

export function sameHash(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0
}
