/** Reads every leaf of a log and rebuilds its tree on the way; memory does not grow with the log. */
import { hashEntries, startHashing } from './hash-entries.ts'
import { foldHashes, HASH_BYTES, rootOfRows, TILE } from './merkle.ts'
import { type Problem, problem, Wrong } from './problem.ts'
import { findTile, type Source, tilePath } from './source.ts'

/** Sees each leaf in its turn; `read` gives its text. */
export type Visit = (kind: string, index: number, read: () => string) => unknown

/** Bundles asked for ahead of their turn. */
const AHEAD = 16
/** A leaf and its kind; reading it as JSON would take ten times as long. */
const SHAPE =
  /^{"at":"[^"]*","commitment":".{64}","facts":{.*},"format":"kezek\.leaf\/1","kind":"([^"]*)"}$/s
/** Fewer leaves are hashed sooner than a thread starts. */
const WORTH_A_THREAD = 50 * TILE
const NOTHING = Buffer.alloc(0)

/** The root over all leaves, and over the first of them that were seen before; `sizes`: how many both are. */
export async function readTree(source: Source, sizes: number[], problems: Problem[], visit: Visit) {
  const [size = 0, earlier = 0] = sizes
  // rows[k]: the complete subtrees of 256^k leaves, from left to right, that are in no larger one.
  const rows: Uint8Array[] = [NOTHING]
  let earlierRoot = rootOfRows(rows)
  for await (const { start, entries, tile, ends, hashes, node } of bundlesOf(source, size)) {
    const [end, served] = [start + tile.length / HASH_BYTES, tile.toString('latin1')]
    if (hashes !== served) problems.push(nameDifference(hashes, served, start))
    rows[0] = tile
    for (let at = 0, leaf = start; at < ends.length; at += 2, leaf += 1) {
      const read = () => entries.toString('utf8', ends[at], ends[at + 1])
      const [, kind] = SHAPE.exec(entries.toString('latin1', ends[at], ends[at + 1])) ?? []
      if (kind === undefined) problems.push(problem('leaf-malformed', { leaf }))
      const waiting = kind && visit(kind, leaf, read)
      if (waiting) await waiting
    }
    if (earlier > start && earlier <= end) {
      earlierRoot = rootOfRows([tile.subarray(0, (earlier - start) * HASH_BYTES), ...rows.slice(1)])
    }
    if (tile.length === TILE * HASH_BYTES) lift(rows, 0, node)
    problems.push(...(await rise(source, rows, end, size)))
  }
  return { root: rootOfRows(rows), earlierRoot }
}

/** Reads and hashes a few bundles ahead and gives them in their order, with the hash tile above each. */
async function* bundlesOf(source: Source, size: number) {
  const here = { hash: hashEntries, close: () => undefined }
  const thread = size < WORTH_A_THREAD ? here : startHashing()
  const readBundle = async (start: number) => {
    const width = Math.min(TILE, size - start)
    const read = (level: 'entries' | 0) => findTile(source, tilePath(level, start / TILE), width)
    const [entries, served] = await Promise.all([read('entries'), read(0)])
    const tile = served?.subarray(0, width * HASH_BYTES)
    const whole = entries && tile?.length === width * HASH_BYTES
    if (!whole) throw new Wrong('log-truncated', { start, size })
    // Reading leaves this thread the time to hash one bundle in five itself.
    const hashed = await (start % (5 * TILE) === 0 ? here : thread).hash(entries, tile)
    if (hashed === undefined) throw new Wrong('bundle-of-leaves', { start })
    return { start, entries, tile, ...hashed }
  }
  const asked: ReturnType<typeof readBundle>[] = []
  try {
    for (let start = 0; start < size + AHEAD * TILE; start += TILE) {
      if (start < size) asked.push(readBundle(start))
      // Told in its turn, or not at all when something before it ends the check.
      asked.at(-1)?.catch(() => undefined)
      const bundle = start < AHEAD * TILE ? undefined : asked.shift()
      if (bundle) yield await bundle
    }
  } finally {
    await thread.close()
  }
}

/** What was done to the leaves that the hash tile was made of; after a shift nothing can be compared. */
function nameDifference(hashes: string, tile: string, start: number): Problem {
  const rowOf = (row: string): string[] => row.match(/.{32}/gs) ?? []
  const [own, held] = [rowOf(hashes), rowOf(tile)]
  const at = held.findIndex((hash, place) => hash !== own[place])
  const facts = { leaf: start + at }
  const moved = own.length < held.length || held.includes(own[at] ?? '')
  const kept = own.includes(held[at] ?? '')
  if (moved && kept && own.length === held.length) return problem('leaves-reordered', facts)
  if (moved) throw new Wrong('leaf-deleted', facts)
  if (kept) throw new Wrong('leaf-inserted', facts)
  return problem('leaf-edited', facts)
}

/** Full rows become one node of the level above, from the tiles up; each must be as it is served. */
async function rise(source: Source, rows: Uint8Array[], leaves: number, size: number) {
  const problems: Problem[] = []
  for (let level = 1; level < rows.length; level += 1) {
    const row = rows[level] ?? NOTHING
    const full = row.length === TILE * HASH_BYTES
    if (row.length > 0 && (full || leaves === size)) {
      const n = Math.ceil(Math.floor(leaves / TILE ** level) / TILE) - 1
      const tile = tilePath(level, n)
      const served = await findTile(source, tile, row.length / HASH_BYTES)
      const same = served?.subarray(0, row.length).equals(row)
      if (!same) problems.push(problem('tile-differs', { tile }))
    }
    if (full) lift(rows, level, foldHashes(row))
  }
  return problems
}

/** That row is full: `node` stands for it. */
function lift(rows: Uint8Array[], level: number, node: Uint8Array): void {
  rows[level + 1] = Buffer.concat([rows[level + 1] ?? NOTHING, node])
  rows[level] = NOTHING
}
