/** The published log as the files of C2SP tlog-tiles; what is not published yet does not exist here. */
import type { Read } from '../db/database.ts'
import {
  countWaiting,
  type LogKey,
  selectEntries,
  selectEntryPlaces,
  selectKeys,
  selectLastPublication,
  selectNodes,
  selectPolicy,
  selectSize,
} from './log-queries.ts'
import { hashRanges } from './publish-checkpoint.ts'
import type { Tile } from './tile-path.ts'
import { type Hash, inclusionRanges, TILE_WIDTH } from './tree.ts'

/** The signed tree head that the world sees, with its countersignatures; undefined before the first. */
export async function findPublishedCheckpoint(read: Read) {
  return selectLastPublication(read)
}

/** How many leaves have their place; more may be committed and wait. */
export async function findLogSize(read: Read): Promise<number> {
  return selectSize(read)
}

/** Committed facts that have no place yet. */
export async function findWaitingCount(read: Read): Promise<number> {
  return countWaiting(read)
}

/** All keys that ever signed, the oldest first. */
export async function findKeys(read: Read): Promise<readonly LogKey[]> {
  return selectKeys(read)
}

export async function findPolicy(read: Read): Promise<string | undefined> {
  return selectPolicy(read)
}

/** The bytes of a tile or of a bundle of entries; undefined when the published tree has none such. */
export async function findTile(read: Read, tile: Tile): Promise<Buffer | undefined> {
  const published = await selectLastPublication(read)
  if (published === undefined) return undefined
  const first = tile.index * TILE_WIDTH
  const level = tile.level === 'entries' ? 0 : tile.level
  const nodes = Math.floor(published.size / TILE_WIDTH ** level)
  if (first + tile.width > nodes) return undefined
  if (tile.level === 'entries') {
    const entries = await selectEntries(read, first, first + tile.width)
    return entries.length === tile.width ? Buffer.concat(entries.flatMap(prefixed)) : undefined
  }
  const hashes = await selectNodes(read, { level, first, count: tile.width })
  return hashes.length === tile.width ? Buffer.concat(hashes) : undefined
}

/** A big-endian uint16 length before each entry. */
function prefixed(entry: string): [Buffer, Buffer] {
  const bytes = Buffer.from(entry)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return [length, bytes]
}

export type LeafProof = {
  readonly index: number
  /** The leaf's sibling first (RFC 6962, 2.1.1), in the tree of the published checkpoint. */
  readonly proof: readonly Hash[]
  readonly note: string
}

/** Undefined while the entry is not in the published tree. */
export async function proveEntry(read: Read, entryId: bigint): Promise<LeafProof | undefined> {
  const published = await selectLastPublication(read)
  const [place] = await selectEntryPlaces(read, [entryId])
  if (published === undefined || place === undefined || place.index >= published.size) {
    return undefined
  }
  const proof = await hashRanges(read, inclusionRanges(place.index, published.size))
  return { index: place.index, proof, note: published.note }
}
