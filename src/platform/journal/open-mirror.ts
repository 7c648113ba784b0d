/**
 * A mirror of the log in a folder (C2SP tlog-tiles, as `kezek-verify log --mirror` leaves it), read leaf by leaf:
 * nothing of it is believed before its signed root is recomputed. Memory stays flat.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCheckpoint } from './checkpoint.ts'
import { isQuorate, type LogPolicy } from './log-policy.ts'
import { MirrorMistake } from './mirror-mistake.ts'
import { type PublicLeaf, parseLeaf } from './parse-leaf.ts'
import { parseNote } from './signed-note.ts'
import { tilePath } from './tile-path.ts'
import {
  edgeRoot,
  growEdge,
  type Hash,
  leafHash,
  sameHash,
  TILE_WIDTH,
  type TreeEdge,
} from './tree.ts'
import { verifySigners } from './verify-signers.ts'

export type MirrorLeaf = PublicLeaf & { readonly text: string; readonly hash: Hash }

export type Mirror = {
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** As it was published, with the countersignatures. */
  readonly note: string
  /** With the log's own signatures only. */
  readonly ownNote: string
  /** The keys of the log that signed it. */
  readonly signedBy: readonly string[]
  /** In their order; throws MirrorMistake, at the end too when the root is another. */
  leaves(): AsyncGenerator<readonly MirrorLeaf[]>
  /** The text of an iteration's bundle, when the mirror has it. Unchecked. */
  findBundle(inputHash: string): Promise<string | undefined>
}

/** Checks the signatures of the checkpoint. Throws MirrorMistake. */
export async function openMirror(folder: string, policy: LogPolicy): Promise<Mirror> {
  const find = (path: string) =>
    readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw error
    })
  const bytes = await find('checkpoint')
  if (bytes === undefined) {
    throw new MirrorMistake('no-checkpoint', `${folder} holds no file "checkpoint"`)
  }
  const note = parseNote(bytes)
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  if (!note.ok) throw new MirrorMistake('checkpoint-unreadable', note.error)
  if (!checkpoint.ok) throw new MirrorMistake('checkpoint-unreadable', checkpoint.error)
  const { origin, size, root } = checkpoint.value
  const signers = verifySigners(note.value, origin, policy)
  if (signers.logVkeys.length === 0 || signers.forgedLog) {
    const who = signers.isOtherLog ? `the policy knows no log "${origin}"` : 'no key of the policy'
    throw new MirrorMistake('checkpoint-unsigned', `${who}: the checkpoint proves nothing`)
  }
  const witnessed = signers.witnesses.flatMap(({ vkey, at }) => (at === undefined ? [] : [vkey]))
  if (!isQuorate(policy, witnessed)) {
    throw new MirrorMistake('witnesses-missing', 'too few witnesses of the policy signed it')
  }
  const own = note.value.signatures.filter(signature => signature.name === origin)
  return {
    origin,
    size,
    root,
    note: bytes.toString('utf8'),
    ownNote: `${note.value.text}\n${own.map(signature => signature.line).join('')}`,
    signedBy: signers.logVkeys,
    leaves: () => readLeaves(find, size, root),
    findBundle: async inputHash => (await find(`bundle/${inputHash}`))?.toString('utf8'),
  }
}

type Find = (path: string) => Promise<Buffer | undefined>

async function* readLeaves(find: Find, size: number, root: Hash) {
  let edge: TreeEdge = []
  for (let start = 0; start < size; start += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - start)
    const entries = await findTile(find, 'entries', start, width)
    const leaves = splitEntries(entries, start, width)
    compareTile(await findTile(find, 0, start, width), leaves, start)
    edge = growEdge(
      edge,
      start,
      leaves.map(leaf => leaf.hash),
    ).edge
    yield leaves
  }
  if (!sameHash(edgeRoot(edge), root)) {
    throw new MirrorMistake(
      'root-differs',
      `the ${size} leaves do not have the root that was signed`,
    )
  }
}

/** When the log grew while it was mirrored, only the full tile may be there. */
async function findTile(find: Find, level: 'entries' | 0, start: number, width: number) {
  const index = start / TILE_WIDTH
  const found =
    (await find(tilePath({ level, index, width }))) ??
    (await find(tilePath({ level, index, width: TILE_WIDTH })))
  if (found !== undefined) return found
  throw new MirrorMistake('tile-missing', `leaves from ${start} on are not in the mirror`)
}

/** A big-endian uint16 length before each entry. */
function splitEntries(bytes: Buffer, start: number, width: number): readonly MirrorLeaf[] {
  const leaves: MirrorLeaf[] = []
  for (let from = 0; leaves.length < width; ) {
    const index = start + leaves.length
    const end = from + 2 <= bytes.length ? from + 2 + bytes.readUInt16BE(from) : Infinity
    if (end > bytes.length) throw new MirrorMistake('leaf-missing', `leaf ${index} is cut off`)
    const text = bytes.toString('utf8', from + 2, end)
    const leaf = parseLeaf(text)
    if (leaf === undefined) {
      throw new MirrorMistake('leaf-malformed', `leaf ${index} is no leaf of a journal`)
    }
    leaves.push({ ...leaf, text, hash: leafHash(text) })
    from = end
  }
  return leaves
}

/** The signed root decides; this names the leaf. */
function compareTile(tile: Buffer, leaves: readonly MirrorLeaf[], start: number): void {
  const place = leaves.findIndex(
    ({ hash }, at) => !sameHash(hash, tile.subarray(at * 32, at * 32 + 32)),
  )
  if (place >= 0) {
    throw new MirrorMistake('leaf-changed', `leaf ${start + place} was changed after it was signed`)
  }
}
