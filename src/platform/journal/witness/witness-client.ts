/** What a log does to have a checkpoint cosigned: asks, mends the old size, checks before it believes. */
import { err, ok, type Result } from '../../../base/result.ts'
import { parseTreeSize } from '../checkpoint.ts'
import { verifyCosignature } from '../cosignature.ts'
import {
  encodeBase64,
  isSignedUnder,
  parseNote,
  parseSignatureLine,
  parseVkey,
} from '../signed-note.ts'
import type { WitnessAnswer } from './add-checkpoint.ts'

export type Witness = {
  readonly vkey: string
  /** Rejects when the witness cannot be reached. */
  submit(body: string): Promise<WitnessAnswer>
}

export type CosignatureRequest = {
  /** The checkpoint signed by the log. */
  readonly note: string
  readonly size: number
  /** The proof that this checkpoint continues the tree of `oldSize`, 0 < oldSize < size. */
  prove(oldSize: number): Promise<readonly Uint8Array[]>
  /** What the witness cosigned last as far as we know; 0 when we do not. */
  readonly lastKnownSize: number
}

export type Cosigned = {
  readonly line: string
  /** Seconds since the epoch, by the witness's clock. */
  readonly at: number
}

export type CosignatureProblem = {
  /**
   * `ahead`: the witness saw more leaves than we have, as after the restore of an older backup.
   * `fork`: it saw another tree. Both need a person. `unreachable` passes by itself.
   */
  readonly problem: 'unreachable' | 'ahead' | 'fork' | 'refused' | 'bad-answer'
  readonly detail: string
  /** Of the tree that the witness holds, when it told. */
  readonly size?: number
}

const RETRIES = 2
const DETAIL_LENGTH = 200

/** Faults of `prove` are thrown; whatever the witness does is a value. */
export async function requestCosignature(
  witness: Witness,
  given: CosignatureRequest,
): Promise<Result<Cosigned, CosignatureProblem>> {
  // An old size above the checkpoint is no valid question; the witness will tell if it is ahead.
  let oldSize = Math.min(given.lastKnownSize, given.size)
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    const isProvable = oldSize > 0 && oldSize < given.size
    const body = composeRequest(oldSize, isProvable ? await given.prove(oldSize) : [], given.note)
    const answer = await submit(witness, body)
    if (!answer.ok) return answer
    if (answer.value.status !== 409) return readAnswer(witness, given, oldSize, answer.value)
    const told = parseTreeSize(answer.value.body.trimEnd())
    if (told === undefined) return err(problem('bad-answer', answer.value))
    if (told > given.size) return err({ ...problem('ahead', answer.value), size: told })
    // The sizes agree, yet it is a conflict: the roots differ.
    if (told === oldSize) return err({ ...problem('fork', answer.value), size: told })
    oldSize = told
  }
  return err({ problem: 'bad-answer', detail: 'the witness tells another size each time' })
}

/** `old N`, the proof, an empty line, the checkpoint. */
function composeRequest(oldSize: number, proof: readonly Uint8Array[], note: string): string {
  return `old ${oldSize}\n${proof.map(hash => `${encodeBase64(hash)}\n`).join('')}\n${note}`
}

async function submit(
  witness: Witness,
  body: string,
): Promise<Result<WitnessAnswer, CosignatureProblem>> {
  try {
    return ok(await witness.submit(body))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return err({ problem: 'unreachable', detail: detail.slice(0, DETAIL_LENGTH) })
  }
}

function readAnswer(
  witness: Witness,
  { note }: CosignatureRequest,
  oldSize: number,
  answer: WitnessAnswer,
): Result<Cosigned, CosignatureProblem> {
  const { status } = answer
  if (status === 200) return readCosignature(witness.vkey, note, answer)
  // It remembers another tree of the old size than the one that our proof starts from.
  if (status === 422) return err({ ...problem('fork', answer), size: oldSize })
  if (status >= 500 || status === 429) return err(problem('unreachable', answer))
  return err(problem(status >= 400 ? 'refused' : 'bad-answer', answer))
}

/** The line of the witness's key, whatever others stand beside it. */
function readCosignature(
  vkey: string,
  noteText: string,
  answer: WitnessAnswer,
): Result<Cosigned, CosignatureProblem> {
  const verifier = parseVkey(vkey)
  const note = parseNote(noteText)
  if (!verifier.ok || !note.ok) return err(problem('bad-answer', answer))
  for (const line of answer.body.split(/(?<=\n)/)) {
    const signature = parseSignatureLine(line)
    if (!signature.ok || !isSignedUnder(signature.value, verifier.value)) continue
    const cosignature = verifyCosignature(signature.value, verifier.value, note.value.text)
    if (cosignature.ok) return ok({ line, at: cosignature.value.at })
    return err({ problem: 'bad-answer', detail: cosignature.error })
  }
  return err({ problem: 'bad-answer', detail: 'the answer holds no cosignature of the witness' })
}

function problem(kind: CosignatureProblem['problem'], answer: WitnessAnswer): CosignatureProblem {
  const text = answer.body.slice(0, DETAIL_LENGTH).trim()
  return { problem: kind, detail: `${answer.status} ${text}`.trim() }
}
