/** A log made for tests: trees and proofs by the recursion of RFC 6962, independent of tree.ts. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeCheckpoint } from '../checkpoint.ts'
import { aKey } from '../note-keys.fixture.ts'
import { composeNote, openNoteSigner } from '../signed-note.ts'

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

function split(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** MTH(D[n]) of RFC 6962, 2.1. */
export function rootOfLeaves(leaves: readonly string[]): Uint8Array {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256('\0', leaves[0] ?? '')
  const k = split(leaves.length)
  return sha256('\x01', rootOfLeaves(leaves.slice(0, k)), rootOfLeaves(leaves.slice(k)))
}

/** PROOF(m, D[n]) of RFC 6962, 2.1.2. */
export function proofOfGrowth(oldSize: number, leaves: readonly string[]): Uint8Array[] {
  return oldSize === 0 || oldSize === leaves.length ? [] : subproof(oldSize, leaves, true)
}

function subproof(m: number, leaves: readonly string[], whole: boolean): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [rootOfLeaves(leaves)]
  const k = split(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return m <= k
    ? [...subproof(m, left, whole), rootOfLeaves(right)]
    : [...subproof(m - k, right, false), rootOfLeaves(left)]
}

/** Where and how a history differs from the first: leaves from `at` on carry the name. */
export type Fork = { readonly at: number; readonly name: string }

export type TestLog = {
  readonly origin: string
  readonly vkey: string
  /** The signed checkpoint of the first `size` leaves. */
  note(size: number, fork?: Fork): string
  prove(oldSize: number, size: number, fork?: Fork): Uint8Array[]
  /** The body that asks a witness to go from `oldSize` to `size`. */
  request(oldSize: number, size: number, fork?: Fork): string
}

export function aLog(origin = 'log.example/1', key = aKey()): TestLog {
  const signer = openNoteSigner(origin, key)
  const leaves = (size: number, fork?: Fork) =>
    Array.from({ length: size }, (_, index) =>
      fork !== undefined && index >= fork.at ? `${fork.name} ${index}` : `leaf ${index}`,
    )
  const log: TestLog = {
    origin,
    vkey: signer.vkey,
    note(size, fork) {
      const text = composeCheckpoint({ origin, size, root: rootOfLeaves(leaves(size, fork)) })
      return composeNote(text, [signer.sign(text)])
    },
    prove: (oldSize, size, fork) => proofOfGrowth(oldSize, leaves(size, fork)),
    request(oldSize, size, fork) {
      const proof = oldSize <= size ? log.prove(oldSize, size, fork) : []
      const lines = proof.map(hash => `${Buffer.from(hash).toString('base64')}\n`)
      return `old ${oldSize}\n${lines.join('')}\n${log.note(size, fork)}`
    },
  }
  return log
}

export function aWitnessFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kezek-witness-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
