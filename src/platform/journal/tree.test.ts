/** The tree against published roots, a naive reading of RFC 6962, and proofs bent in every way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyRanges,
  edgeRanges,
  edgeRoot,
  growEdge,
  type Hash,
  inclusionRanges,
  type LeafRange,
  leafHash,
  nodeHash,
  nodesOfRange,
  rangeRoot,
  rootOf,
  TILE_WIDTH,
  type TreeEdge,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')

/** The leaves and roots of the reference tests of Certificate Transparency (RFC 6962). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(text => leafHash(Buffer.from(text, 'hex').toString()))
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** RFC 6962, 2.1, word for word. */
function naiveRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? rootOf([])
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

const manyLeaves = Array.from({ length: 70_000 }, (_, index) => leafHash(`leaf ${index}`))

/** All nodes of all levels, as the sequencer keeps them. */
function grow(size: number, steps: readonly number[] = []) {
  let edge: TreeEdge = []
  const levels: Hash[][] = [manyLeaves.slice(0, size)]
  for (let done = 0, turn = 0; done < size; turn += 1) {
    const step = Math.min(size - done, steps[turn % steps.length] ?? size)
    const grown = growEdge(edge, done, manyLeaves.slice(done, done + step))
    for (const { level, index, hash } of grown.nodes) {
      levels[level] ??= []
      expect(levels[level].length).toBe(index)
      levels[level].push(hash)
    }
    edge = grown.edge
    done += step
  }
  const rangeHash = (range: LeafRange) =>
    rangeRoot(
      nodesOfRange(range).map(({ level, first, count }) => {
        const nodes = levels[level]?.slice(first, first + count) ?? []
        expect(nodes).toHaveLength(count)
        return nodes
      }),
    )
  return { edge, levels, rangeHash }
}

describe('the tree', () => {
  test('has the published roots', () => {
    for (const [size, root] of ROOTS.entries()) {
      expect(hex(rootOf(LEAVES.slice(0, size)))).toBe(root)
      expect(hex(edgeRoot(growEdge([], 0, LEAVES.slice(0, size)).edge))).toBe(root)
    }
  })

  test('of 70 000 leaves has the tiles that C2SP tlog-tiles counts, whatever the steps', () => {
    const { edge, levels } = grow(70_000, [1, 255, 256, 257, 4096, 9])
    expect(levels.map(nodes => nodes.length)).toEqual([70_000, 273, 1])
    expect(edge.map(hashes => hashes.length)).toEqual([112, 17, 1])
    expect(edgeRanges(70_000).map(range => range.count)).toEqual([112, 17, 1])
    expect(hex(edgeRoot(edge))).toBe(hex(naiveRoot(manyLeaves)))
  })

  test('is the same in whatever steps it grows', () => {
    const sizes = fc.integer({ min: 0, max: 1200 })
    const steps = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sizes, steps, (size, given) => {
        expect(hex(edgeRoot(grow(size, given).edge))).toBe(
          hex(naiveRoot(manyLeaves.slice(0, size))),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('proofs', () => {
  const large = grow(70_000)

  test('of inclusion hold for every leaf and no other', () => {
    const cases = fc
      .integer({ min: 1, max: 70_000 })
      .chain(size => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))
    fc.assert(
      fc.property(cases, fc.nat(), ([size, index], noise) => {
        const root = large.rangeHash({ start: 0, end: size })
        const proof = inclusionRanges(index, size).map(large.rangeHash)
        const leaf = manyLeaves[index] as Hash
        const given = { index, size, leaf, root, proof }
        expect(verifyInclusion(given)).toBe(true)
        if (size > 1) {
          const other = (index + 1 + (noise % (size - 1))) % size
          expect(verifyInclusion({ ...given, index: other })).toBe(false)
          expect(verifyInclusion({ ...given, leaf: manyLeaves[other] as Hash })).toBe(false)
          expect(verifyInclusion({ ...given, proof: proof.slice(1) })).toBe(false)
        }
        expect(verifyInclusion({ ...given, proof: [...proof, root] })).toBe(false)
        expect(verifyInclusion({ ...given, root: leafHash('another') })).toBe(false)
        expect(verifyInclusion({ ...given, index: size })).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('of consistency hold between any two sizes, and for no other root', () => {
    const cases = fc
      .integer({ min: 1, max: 70_000 })
      .chain(size => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)))
    fc.assert(
      fc.property(cases, fc.nat(), ([oldSize, newSize], noise) => {
        const oldRoot = large.rangeHash({ start: 0, end: oldSize })
        const newRoot = large.rangeHash({ start: 0, end: newSize })
        const proof = consistencyRanges(oldSize, newSize).map(large.rangeHash)
        const given = { oldSize, newSize, oldRoot, newRoot, proof }
        expect(verifyConsistency(given)).toBe(true)
        const wrong = leafHash('another')
        expect(verifyConsistency({ ...given, oldRoot: wrong })).toBe(false)
        expect(verifyConsistency({ ...given, newRoot: wrong })).toBe(false)
        expect(verifyConsistency({ ...given, proof: [...proof, wrong] })).toBe(false)
        if (proof.length > 0) {
          const at = noise % proof.length
          expect(verifyConsistency({ ...given, proof: proof.with(at, wrong) })).toBe(false)
          expect(verifyConsistency({ ...given, proof: proof.slice(1) })).toBe(false)
        }
        if (newSize < TILE_WIDTH && oldSize < newSize) {
          expect(verifyConsistency({ ...given, oldSize: newSize, newSize: oldSize })).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('from nothing are empty', () => {
    const [oldRoot, newRoot] = [rootOf([]), large.rangeHash({ start: 0, end: 5 })]
    const given = { oldSize: 0, newSize: 5, oldRoot, newRoot }
    expect(verifyConsistency({ ...given, proof: [] })).toBe(true)
    expect(verifyConsistency({ ...given, proof: [newRoot] })).toBe(false)
  })
})
