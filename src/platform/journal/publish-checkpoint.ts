/** Shows a signed tree to the world: remembered outside the database, countersigned, then published. */
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Read } from '../db/database.ts'
import { LogDamage } from './log-damage.ts'
import {
  insertPublication,
  type SignedCheckpoint,
  selectLastCheckpoint,
  selectLastPublication,
  selectNodes,
} from './log-queries.ts'
import type { SignedMemory } from './signed-memory.ts'
import { parseNote } from './signed-note.ts'
import { consistencyRanges, type Hash, nodesOfRange, rangeRoot } from './tree.ts'
import type { Witness } from './witness/witness-client.ts'
import { requestCosignature } from './witness/witness-client.ts'

export type PublishDeps = {
  readonly database: Database
  readonly wallClock: Clock
  readonly memory: SignedMemory
  readonly witnesses: readonly Witness[]
  /** Whether the countersignatures of these keys suffice by the policy. */
  readonly isQuorate: (vkeys: readonly string[]) => boolean
  readonly progress: PublishProgress
  readonly warn: (message: string) => void
}

/** What one process remembers between its publications, to spare questions; losing it costs nothing. */
export type PublishProgress = {
  /** The size that each witness saw last, by vkey. */
  readonly seenSizes: Map<string, number>
  /** When witnesses were asked last, and about which tree. */
  asked: { readonly size: number; readonly at: Temporal.Instant } | undefined
}

/** A witness that is down is asked again about the same tree only so often. */
const ASK_AGAIN_SECONDS = 60
/** A checkpoint is countersigned anew when its countersignatures are older: "at least hourly". */
const FRESH_MINUTES = 55

/**
 * In this order, so that a kill at any point leaves nothing shown that could be denied later: the tree is
 * committed, then remembered on disk, then countersigned, then shown. Throws LogDamage when a witness
 * holds a larger tree than we do.
 */
export async function publishCheckpoint(deps: PublishDeps): Promise<boolean> {
  const { database, wallClock, memory } = deps
  const head = await selectLastCheckpoint(database)
  if (head === undefined) return false
  const shown = await selectLastPublication(database)
  const fresh =
    shown !== undefined && wallClock.now().since(shown.publishedAt).total('minutes') < FRESH_MINUTES
  if (
    shown?.size === head.size &&
    fresh &&
    countersignatures(shown.note) === deps.witnesses.length
  ) {
    return false
  }
  const { asked } = deps.progress
  const isPause =
    asked?.size === head.size &&
    wallClock.now().since(asked.at).total('seconds') < ASK_AGAIN_SECONDS
  if (shown?.size === head.size && isPause) return false
  const remembered = await memory.read()
  if (remembered === undefined || remembered.size < head.size) await memory.write(head)
  deps.progress.asked = { size: head.size, at: wallClock.now() }
  const lines = await countersign(deps, head)
  if (lines === undefined) return false
  const complete = lines.length === deps.witnesses.length
  // The same tree is shown again only when that tells more than before.
  if (shown?.size === head.size && !complete && lines.length <= countersignatures(shown.note)) {
    return false
  }
  const note = head.note + lines.join('')
  await inTransaction(database, tx =>
    insertPublication(tx, { size: head.size, note, publishedAt: wallClock.now() }),
  )
  return true
}

/** How many lines of a published note are of witnesses: those under another name than the log's. */
function countersignatures(text: string): number {
  const note = parseNote(text)
  if (!note.ok) return 0
  const [origin] = note.value.text.split('\n')
  return note.value.signatures.filter(signature => signature.name !== origin).length
}

/** Undefined: another process of ours was faster, and what it signed is for it to show. */
async function countersign(
  deps: PublishDeps,
  head: SignedCheckpoint,
): Promise<readonly string[] | undefined> {
  // Witnesses mostly saw the same tree last: one proof serves them.
  const proofs = new Map<number, Promise<readonly Hash[]>>()
  const prove = (oldSize: number) => {
    const proof = proofs.get(oldSize) ?? proveConsistency(deps.database, oldSize, head.size)
    proofs.set(oldSize, proof)
    return proof
  }
  const answers = await Promise.all(
    deps.witnesses.map(async witness => ({
      vkey: witness.vkey,
      answer: await requestCosignature(witness, {
        note: head.note,
        size: head.size,
        lastKnownSize: deps.progress.seenSizes.get(witness.vkey) ?? 0,
        prove,
      }),
    })),
  )
  const agreed = answers.flatMap(({ vkey, answer }) =>
    answer.ok ? [{ vkey, line: answer.value.line }] : [],
  )
  for (const { vkey } of agreed) deps.progress.seenSizes.set(vkey, head.size)
  // One witness alone may be wrong; when the others do not suffice against it, we are.
  const believed = agreed.length > 0 && deps.isQuorate(agreed.map(({ vkey }) => vkey))
  for (const { vkey, answer } of answers) {
    if (answer.ok) continue
    const { problem, detail, size } = answer.error
    if (problem === 'ahead' && (await isOurs(deps.database, size))) return undefined
    const contradicts = problem === 'ahead' || problem === 'fork'
    if (contradicts && !believed) {
      const code = problem === 'ahead' ? 'rolled-back' : 'forked'
      throw new LogDamage(code, `witness ${vkey} knows another history: ${detail}`)
    }
    deps.warn(`witness ${vkey}: ${problem}, ${detail}`)
  }
  return agreed.map(({ line }) => line)
}

/** Whether the tree that a witness knows is one that we hold by now: then nobody took us back. */
async function isOurs(read: Read, size: number | undefined): Promise<boolean> {
  const newest = await selectLastCheckpoint(read)
  return size !== undefined && newest !== undefined && size <= newest.size
}

/** RFC 6962, 2.1.2, out of the stored nodes. */
export async function proveConsistency(
  read: Read,
  oldSize: number,
  newSize: number,
): Promise<readonly Hash[]> {
  return hashRanges(read, consistencyRanges(oldSize, newSize))
}

export async function hashRanges(
  read: Read,
  ranges: ReturnType<typeof consistencyRanges>,
): Promise<readonly Hash[]> {
  const hashes: Hash[] = []
  for (const range of ranges) {
    const nodes: (readonly Hash[])[] = []
    for (const piece of nodesOfRange(range)) {
      const found = await selectNodes(read, piece)
      if (found.length !== piece.count) {
        throw new LogDamage(
          'node-changed',
          `nodes from ${piece.first} of level ${piece.level} are gone`,
        )
      }
      nodes.push(found)
    }
    hashes.push(rangeRoot(nodes))
  }
  return hashes
}
