/** `add-checkpoint` of c2sp.org/tlog-witness over plain values: the same over HTTP and in process. */
import { err, ok, type Result } from '../../../base/result.ts'
import { type Checkpoint, parseCheckpoint, parseTreeSize } from '../checkpoint.ts'
import { composeNote, decodeBase64, type Note, parseNote, verifyNote } from '../signed-note.ts'
import { rootOf, sameHash, verifyConsistency } from '../tree.ts'
import type { OpenWitness } from './open-witness.ts'

export const MAX_REQUEST_BYTES = 64 * 1024
/** Enough for any tree: 2^63 leaves. */
const MAX_PROOF_LINES = 63
const HASH_BYTES = 32
const TREE_SIZE_TYPE = 'text/x.tlog.size'
const TEXT_TYPE = 'text/plain; charset=utf-8'

export type WitnessAnswer = {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

type Request = {
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  readonly note: Note
  readonly checkpoint: Checkpoint
}

/** Never throws for what a client sends; a failing disk is a fault, and then nothing is cosigned. */
export function addCheckpoint(witness: OpenWitness, body: string | Uint8Array): WitnessAnswer {
  const request = parseRequest(body)
  if (!request.ok) return refuse(400, request.error)
  const { oldSize, proof, note, checkpoint } = request.value
  const { origin, size, root } = checkpoint
  const keys = witness.logs.filter(log => log.name === origin)
  const known = witness.store.find(origin)
  if (keys.length === 0 || known === undefined) return refuse(404, 'the log is not known here')
  const signatures = verifyNote(note, keys)
  if (!signatures.ok) return refuse(403, signatures.error)
  if (oldSize > size) return refuse(400, 'the old size is larger than the checkpoint')
  if (oldSize !== known.size) return conflict(known.size)
  if (oldSize === size && !sameHash(known.root, root)) return conflict(known.size)
  const consistent = verifyConsistency({
    oldSize,
    newSize: size,
    oldRoot: known.root,
    newRoot: root,
    proof,
  })
  if (!consistent) return refuse(422, 'the consistency proof does not verify')
  return cosign(witness, { note, checkpoint, oldSize }, signatures.value[0]?.line ?? '')
}

/** The signature leaves only after the tree is remembered; whoever comes second learns the size. */
function cosign(
  { cosigner, store, clock }: OpenWitness,
  { note, checkpoint, oldSize }: Pick<Request, 'note' | 'checkpoint' | 'oldSize'>,
  logSignature: string,
): WitnessAnswer {
  const { origin, size, root } = checkpoint
  const line = cosigner.cosign(note.text, Math.floor(clock.now().epochMilliseconds / 1000))
  const cosigned = composeNote(note.text, [logSignature, line])
  if (store.advance(origin, oldSize, { size, root, note: cosigned })) {
    return { status: 200, contentType: TEXT_TYPE, body: line }
  }
  return conflict(store.find(origin)?.size ?? 0)
}

function conflict(size: number): WitnessAnswer {
  return { status: 409, contentType: TREE_SIZE_TYPE, body: `${size}\n` }
}

function refuse(status: number, reason: string): WitnessAnswer {
  return { status, contentType: TEXT_TYPE, body: `${reason}\n` }
}

/** `old N`, proof lines, an empty line, the checkpoint. */
function parseRequest(body: string | Uint8Array): Result<Request, string> {
  const bytes = Buffer.from(body)
  if (bytes.length > MAX_REQUEST_BYTES) return err(`over ${MAX_REQUEST_BYTES} bytes`)
  const end = bytes.indexOf('\n\n')
  if (end < 0) return err('no empty line before the checkpoint')
  const [first = '', ...proofLines] = bytes.toString('latin1', 0, end).split('\n')
  const oldSize = first.startsWith('old ') ? parseTreeSize(first.slice(4)) : undefined
  if (oldSize === undefined) return err('the first line is not "old" and a size')
  const proof = parseProof(proofLines)
  if (!proof.ok) return proof
  const note = parseNote(bytes.subarray(end + 2))
  if (!note.ok) return note
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return checkpoint
  // The root of no leaves is settled by RFC 6962, so that nothing else is ever cosigned as it.
  if (checkpoint.value.size === 0 && !sameHash(checkpoint.value.root, rootOf([]))) {
    return err('the root of an empty tree is the hash of nothing')
  }
  return ok({ oldSize, proof: proof.value, note: note.value, checkpoint: checkpoint.value })
}

function parseProof(lines: readonly string[]): Result<readonly Uint8Array[], string> {
  if (lines.length > MAX_PROOF_LINES) return err(`over ${MAX_PROOF_LINES} lines of proof`)
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const hash = decodeBase64(line)
    if (hash?.length !== HASH_BYTES) return err('a line of the proof is no base64 of 32 bytes')
    proof.push(hash)
  }
  return ok(proof)
}
