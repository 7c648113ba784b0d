/** The verifier's tree, notes and keys against vectors that others published. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSignature, parseCheckpoint, parseKey, parseNote } from './checkpoint.ts'
import { foldHashes, hashLeaf, rootFromProof, rootOfRows } from './merkle.ts'
import {
  aSigner,
  checkpointOf,
  pathOf,
  rootOf,
  someLeaves,
  WITNESSES,
} from './small-log.fixture.ts'

/** Leaves and roots of the reference of certificate transparency (RFC 6962). */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashes = ENTRIES.map(entry => hashLeaf(Buffer.from(entry, 'hex').toString('latin1')))

test('the roots of 1 to 8 leaves are the published ones, and that of none is SHA-256 of nothing', () => {
  for (const [at, root] of ROOTS.entries()) {
    expect(rootOfRows([Buffer.concat(hashes.slice(0, at + 1))]).toString('hex')).toBe(root)
  }
  expect(rootOfRows([]).toString('hex')).toMatch(/^e3b0c44298fc1c149afbf4c8996fb924/)
})

test('the published path of the sixth of eight leaves leads to the root', () => {
  const path = [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ].map(hex => Buffer.from(hex, 'hex'))
  expect(rootFromProof(hashes[5] as Buffer, 5, 8, path)?.toString('hex')).toBe(ROOTS[7])
  expect(rootFromProof(hashes[5] as Buffer, 4, 8, path)?.toString('hex')).not.toBe(ROOTS[7])
  for (const wrong of [path.slice(1), [...path, path[0] as Buffer], []]) {
    expect(rootFromProof(hashes[5] as Buffer, 5, 8, wrong)).toBeUndefined()
  }
  expect(rootFromProof(hashes[5] as Buffer, 8, 8, path)).toBeUndefined()
})

test('fold, rows and paths agree with the definition of RFC 6962 for every size', () => {
  const leaves = someLeaves(300).map(leaf => hashLeaf(leaf))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, any) => {
      const some = leaves.slice(0, size)
      const root = rootOf(some)
      expect(foldHashes(Buffer.concat(some))).toEqual(root)
      const full = size - (size % 256)
      const upper = full > 0 ? [foldHashes(Buffer.concat(some.slice(0, 256)))] : []
      expect(rootOfRows([Buffer.concat(some.slice(full)), Buffer.concat(upper)])).toEqual(root)
      const index = any % size
      expect(rootFromProof(some[index] as Buffer, index, size, pathOf(index, some))).toEqual(root)
    }),
  )
})

test('the example note of golang.org/x/mod/sumdb/note is signed by its key', () => {
  const key = parseKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const signature =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
  expect(checkSignature(parseNote(`${text}\n${signature}`), key)).toEqual({ valid: true, at: null })
  expect(checkSignature(parseNote(`${text}.\n\n${signature}`), key)?.valid).toBe(false)
  const other = signature.replace('PeterNeumann', 'EnochRoot')
  expect(checkSignature(parseNote(`${text}\n${other}`), key)).toBeUndefined()
})

test('the example of C2SP tlog-cosignature is read: origin, size, both signatures', () => {
  const checkpoint = parseCheckpoint(
    `example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n`,
  )
  expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  expect(checkpoint.signatures.map(({ id, bytes }) => [id, bytes.length])).toEqual([
    ['033de0ae', 64],
    ['8d66cf3f', 72],
  ])
})

test('a cosignature counts with its own time and text only', () => {
  const [witness] = WITNESSES
  const note = parseNote(checkpointOf(someLeaves(3), [witness]))
  const key = parseKey(witness.vkey)
  expect(checkSignature(note, key)).toEqual({ valid: true, at: '2026-09-21T14:13:20.000Z' })
  const later = note.signatures.map(({ bytes, ...rest }) => {
    const copy = Buffer.from(bytes)
    copy[7] = (copy[7] ?? 0) + 1
    return { ...rest, bytes: copy }
  })
  expect(checkSignature({ ...note, signatures: later }, key)?.valid).toBe(false)
  // What the witness's key signed without a time is no statement of a witness.
  const bare = note.signatures.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.subarray(8) }))
  expect(checkSignature({ ...note, signatures: bare }, key)?.valid).toBe(false)
})

test('a key whose id is not that of its name and bytes is refused', () => {
  const { vkey } = aSigner('a', 1)
  for (const wrong of [
    vkey.replace(/^a/, 'b'),
    vkey.replace(/.$/, ''),
    'a+00000000+AA==',
    'a',
    '',
  ]) {
    expect(() => parseKey(wrong)).toThrow('bad-key')
  }
})
