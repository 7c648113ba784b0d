/** Writes a mirror of a large log, as a server would publish it: for the benchmark of the verifier. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { composeCheckpoint } from '../src/platform/journal/checkpoint.ts'
import { composeLeaf } from '../src/platform/journal/leaf.ts'
import { composePolicy } from '../src/platform/journal/log-policy.ts'
import { composeNote, openNoteSigner, parseVkey } from '../src/platform/journal/signed-note.ts'
import { tilePath } from '../src/platform/journal/tile-path.ts'
import {
  edgeRoot,
  growEdge,
  type Hash,
  leafHash,
  TILE_WIDTH,
  type TreeEdge,
} from '../src/platform/journal/tree.ts'

const ORIGIN = 'bench/log'

export function benchLeaf(index: number): string {
  return composeLeaf({
    kind: 'application.submitted',
    atMicros: String(1_700_000_000_000_000 + index),
    facts: { application: `N${index}`, category: 'general/3', territory: 'taraz' },
    commitment: index.toString(16).padStart(64, '0'),
  })
}

/** `size` is a multiple of 256. Flat memory but for the hashes above the leaves. */
export async function writeMirror(folder: string, size: number): Promise<void> {
  const keep = async (path: string, bytes: Uint8Array | string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  let edge: TreeEdge = []
  const above: Hash[][] = []
  for (let start = 0; start < size; start += TILE_WIDTH) {
    const leaves = Array.from({ length: TILE_WIDTH }, (_, place) => benchLeaf(start + place))
    const hashes = leaves.map(leafHash)
    const grown = growEdge(edge, start, hashes)
    edge = grown.edge
    for (const { level, hash } of grown.nodes) {
      above[level] ??= []
      above[level].push(hash)
    }
    const index = start / TILE_WIDTH
    const entries = leaves.flatMap(leaf => {
      const bytes = Buffer.from(leaf)
      return [Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]
    })
    const full = { index, width: TILE_WIDTH }
    await keep(tilePath({ level: 'entries', ...full }), Buffer.concat(entries))
    await keep(tilePath({ level: 0, ...full }), Buffer.concat(hashes))
  }
  for (const [level, hashes] of above.entries()) {
    for (let first = 0; first < (hashes?.length ?? 0); first += TILE_WIDTH) {
      const tile = hashes?.slice(first, first + TILE_WIDTH) ?? []
      const path = tilePath({ level, index: first / TILE_WIDTH, width: tile.length })
      await keep(path, Buffer.concat(tile))
    }
  }
  const signer = openNoteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey)
  const text = composeCheckpoint({ origin: ORIGIN, size, root: edgeRoot(edge) })
  await keep('checkpoint', composeNote(text, [signer.sign(text)]))
  const verifier = parseVkey(signer.vkey)
  const logs = verifier.ok ? [{ verifier: verifier.value, url: undefined }] : []
  await keep('policy', composePolicy({ logs, witnesses: [], groups: [], quorum: 'none' }))
}
