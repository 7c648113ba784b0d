/** Builds small logs in a folder, by a plain recursive definition of the tree: for tests of the verifier. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import canonicalize from 'canonicalize'

export const ORIGIN = 'log.example.kz/taraz'

const sha = (...parts: readonly Uint8Array[]) =>
  parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest()

export const leafHashOf = (leaf: string) => sha(Buffer.of(0), Buffer.from(leaf))

/** RFC 6962, 2.1, as it is written there. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha()
  if (hashes.length === 1) return hashes[0] ?? sha()
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return sha(Buffer.of(1), rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)))
}

/** RFC 6962, 2.1.1. */
export function pathOf(index: number, hashes: readonly Buffer[]): Buffer[] {
  if (hashes.length <= 1) return []
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return index < split
    ? [...pathOf(index, left), rootOf(right)]
    : [...pathOf(index - split, right), rootOf(left)]
}

export type Signer = {
  readonly vkey: string
  readonly sign: (text: string) => string
}

/** A key from a seed of one byte; type 4 signs as a witness does. */
export function aSigner(name: string, seed: number, type: 1 | 4 = 1): Signer {
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([pkcs8, Buffer.alloc(32, seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const encoded = Buffer.concat([Buffer.of(type), spki.subarray(-32)])
  const id = sha(Buffer.from(`${name}\n`), encoded).subarray(0, 4)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(1_790_000_000n)
  const signText = (text: string) => {
    const message = type === 1 ? text : `cosignature/v1\ntime 1790000000\n${text}`
    const signature = sign(null, Buffer.from(message), key)
    const body = type === 1 ? [id, signature] : [id, time, signature]
    return `— ${name} ${Buffer.concat(body).toString('base64')}\n`
  }
  return { vkey: `${name}+${id.toString('hex')}+${encoded.toString('base64')}`, sign: signText }
}

export const LOG_SIGNER = aSigner(ORIGIN, 1)
export const WITNESSES = [aSigner('ministry', 2, 4), aSigner('university', 3, 4)] as const

export const policyOf = (log: Signer = LOG_SIGNER, quorum = 'none') =>
  `# who is believed\nlog ${log.vkey} https://log.example.kz\n${WITNESSES.map(
    ({ vkey }, at) => `witness w${at} ${vkey}\n`,
  ).join('')}group both all w0 w1\ngroup one any w0 w1\nquorum ${quorum}\n`

export function checkpointOf(leaves: readonly string[], signers: readonly Signer[] = [LOG_SIGNER]) {
  const root = rootOf(leaves.map(leafHashOf)).toString('base64')
  const text = `${ORIGIN}\n${leaves.length}\n${root}\n`
  return `${text}\n${signers.map(signer => signer.sign(text)).join('')}`
}

const folders: string[] = []

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-verify-'))
  folders.push(folder)
  return folder
}

export const removeFolders = () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

export function writeInto(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** `tile/<level>/<n>`, `.p/<width>` when it is not full; n below a thousand. */
export const pathOfTile = (level: number | 'entries', n: number, width: number) =>
  `tile/${level}/${String(n).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`

/** Entry bundles and hash tiles of every level. */
export function writeTiles(folder: string, leaves: readonly string[]): void {
  for (let n = 0; n * 256 < leaves.length; n += 1) writeEntries(folder, n, leaves)
  let row: Buffer[] = leaves.map(leafHashOf)
  for (let level = 0; row.length > 0; level += 1) {
    for (let n = 0; n * 256 < row.length; n += 1) {
      const tile = row.slice(n * 256, n * 256 + 256)
      writeInto(folder, pathOfTile(level, n, tile.length), Buffer.concat(tile))
    }
    const below = row
    const full = Math.floor(below.length / 256)
    row = Array.from({ length: full }, (_, n) => rootOf(below.slice(n * 256, n * 256 + 256)))
  }
}

/** The bundle `n` of entries; `size` is that of the log it claims to belong to. */
export function writeEntries(
  folder: string,
  n: number,
  leaves: readonly string[],
  size = leaves.length,
): void {
  const width = Math.min(256, size - n * 256)
  const entries = leaves.slice(n * 256, n * 256 + 256).flatMap(leaf => {
    const bytes = Buffer.from(leaf)
    return [Buffer.of(bytes.length >> 8, bytes.length & 255), bytes]
  })
  writeInto(folder, pathOfTile('entries', n, width), Buffer.concat(entries))
}

export function writeLog(
  folder: string,
  leaves: readonly string[],
  signers: readonly Signer[] = [LOG_SIGNER],
): string {
  writeTiles(folder, leaves)
  writeInto(folder, 'checkpoint', checkpointOf(leaves, signers))
  writeInto(folder, 'policy', policyOf(signers[0]))
  return folder
}

export function aLeaf(kind: string, facts: object, commitment = 'ab'.repeat(32)): string {
  const format = 'kezek.leaf/1'
  return canonicalize({ at: '1767225600123456', commitment, facts, format, kind }) ?? ''
}

/** As many leaves that say nothing, each another. */
export const someLeaves = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => aLeaf('override', { what: `case-${from + at}` }))
