/** Reads every leaf of a log and rebuilds its tree on the way; memory does not grow with the log. */
import { foldHashes, HASH_BYTES, rootOfRows, sha256Latin1, TILE } from './merkle.ts'
import { type Problem, problem, Wrong } from './problem.ts'
import { findTile, type Source, tilePath } from './source.ts'

/** Sees each leaf in its turn; `read` gives its text. */
export type Visit = (kind: string, index: number, read: () => string) => unknown

/** Tiles asked for ahead of their turn. */
const AHEAD = 8
const HEAD = '{"at":"'
const MIDDLE = '","commitment":"'
const FACTS = '","facts":{'
const TAIL = '},"format":"kezek.leaf/1","kind":"'
const NOTHING = Buffer.alloc(0)

/** The root over all leaves, and over the first `earlier` of them. */
export async function readTree(
  source: Source,
  [size, earlier]: readonly [number, number],
  problems: Problem[],
  visit: Visit,
): Promise<{ readonly root: Buffer; readonly earlierRoot: Buffer }> {
  // rows[k]: the complete subtrees of 256^k leaves, from left to right, that are in no larger one.
  const rows: Uint8Array[] = [NOTHING]
  let earlierRoot = rootOfRows(rows)
  for await (const { start, end, entries, tile } of bundlesOf(source, size)) {
    const { hashes, leaves } = hashEntries(entries, end - start, start)
    if (!hashes.equals(tile)) problems.push(nameDifference(hashes, tile, start))
    rows[0] = tile
    let [leaf, from, to] = [start, 0, 0]
    const read = () => entries.toString('utf8', from, to)
    for (let at = 0; at < leaves.length; at += 2, leaf += 1) {
      from = leaves[at] ?? 0
      to = leaves[at + 1] ?? 0
      const kind = kindOf(entries.toString('latin1', from, to))
      if (kind === undefined) problems.push(problem('leaf-malformed', { leaf }))
      const waiting = kind && visit(kind, leaf, read)
      if (waiting) await waiting
    }
    if (earlier > start && earlier <= end) {
      earlierRoot = rootOfRows([tile.subarray(0, (earlier - start) * HASH_BYTES), ...rows.slice(1)])
    }
    await rise(source, rows, [end, size], problems)
  }
  return { root: rootOfRows(rows), earlierRoot }
}

/** Asks for a few bundles and tiles ahead and gives them in their order. */
async function* bundlesOf(source: Source, size: number) {
  const asked: Promise<(Buffer | undefined)[]>[] = []
  const widthOf = (n: number) => Math.min(TILE, size - n * TILE)
  for (let n = 0, next = 0; n * TILE < size; n += 1) {
    for (; next < n + AHEAD && next * TILE < size; next += 1) {
      const levels = ['entries', 0] as const
      const both = Promise.all(
        levels.map(level => findTile(source, tilePath(level, next), widthOf(next))),
      )
      both.catch(() => undefined)
      asked.push(both)
    }
    const [entries, tile] = (await asked.shift()) ?? []
    const start = n * TILE
    const length = widthOf(n) * HASH_BYTES
    if (!entries || !tile || tile.length < length) throw new Wrong('log-truncated', { start, size })
    yield { start, end: start + widthOf(n), entries, tile: tile.subarray(0, length) }
  }
}

/** Entries stand one after the other, each behind its length in two bytes; `leaves`: where each begins and ends. */
function hashEntries(bytes: Buffer, most: number, start: number) {
  const hashes: string[] = []
  const leaves: number[] = []
  for (let from = 2; from < bytes.length + 2 && hashes.length < most; ) {
    const to = from <= bytes.length ? from + bytes.readUInt16BE(from - 2) : Infinity
    if (to > bytes.length) throw new Wrong('bundle-of-leaves', { start })
    // The second byte of the length is not needed any more: it becomes the 0x00 before the leaf.
    bytes[from - 1] = 0x00
    hashes.push(sha256Latin1(bytes.subarray(from - 1, to)))
    leaves.push(from, to)
    from = to + 2
  }
  return { hashes: Buffer.from(hashes.join(''), 'latin1'), leaves }
}

/** The kind, when the leaf has the shape of one; reading it as JSON would take ten times as long. */
function kindOf(text: string): string | undefined {
  const [time, tail] = [text.indexOf('"', HEAD.length), text.lastIndexOf(TAIL)]
  const facts = time + MIDDLE.length + 2 * HASH_BYTES
  const opened =
    text.startsWith(HEAD) && text.startsWith(MIDDLE, time) && text.startsWith(FACTS, facts)
  const whole = opened && tail > facts && text.endsWith('"}')
  return whole ? text.slice(tail + TAIL.length, -2) : undefined
}

/** What was done to the leaves that the hash tile was made of; after a shift nothing can be compared. */
function nameDifference(hashes: Buffer, tile: Buffer, start: number): Problem {
  const rowOf = (row: Buffer): string[] => row.toString('latin1').match(/.{32}/gs) ?? []
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

/** Full rows become one node of the level above; each tile above the leaves must be as served. */
async function rise(
  source: Source,
  rows: Uint8Array[],
  [leaves, size]: readonly [number, number],
  problems: Problem[],
): Promise<void> {
  for (let level = 0; level < rows.length; level += 1) {
    const row = rows[level] ?? NOTHING
    const full = row.length === TILE * HASH_BYTES
    if (level > 0 && row.length > 0 && (full || leaves === size)) {
      const n = Math.ceil(Math.floor(leaves / TILE ** level) / TILE) - 1
      const tile = tilePath(level, n)
      const served = await findTile(source, tile, row.length / HASH_BYTES)
      const same = served?.subarray(0, row.length).equals(row)
      if (!same) problems.push(problem('tile-differs', { tile }))
    }
    if (!full) continue
    rows[level + 1] = Buffer.concat([rows[level + 1] ?? NOTHING, foldHashes(row)])
    rows[level] = NOTHING
  }
}
