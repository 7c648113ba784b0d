/** Who really signed a checkpoint, of those whom a policy names: the log's keys and the witnesses. */
import { verifyCosignature } from './cosignature.ts'
import { type LogPolicy, witnessesOf } from './log-policy.ts'
import { isSignature, isSignedUnder, type Note } from './signed-note.ts'

export type WitnessWord = {
  readonly label: string
  /** The key's own name. */
  readonly name: string
  readonly vkey: string
  /** Whether its word counts towards the quorum. */
  readonly counts: boolean
  /** When it says that it saw this checkpoint; undefined without a true cosignature. */
  readonly at: Temporal.Instant | undefined
  /** A line under its key is not its own. */
  readonly forged: boolean
}

export type NoteSigners = {
  /** No key of the policy bears the origin's name. */
  readonly isOtherLog: boolean
  /** Keys of the log whose signature is true. */
  readonly logVkeys: readonly string[]
  /** A line under a key of the log is not its own. */
  readonly forgedLog: boolean
  /** All witnesses of the policy, in its order. */
  readonly witnesses: readonly WitnessWord[]
}

export function verifySigners(note: Note, origin: string, policy: LogPolicy): NoteSigners {
  const logs = policy.logs.filter(({ verifier }) => verifier.name === origin)
  const words = logs.flatMap(({ verifier }) =>
    note.signatures
      .filter(signature => isSignedUnder(signature, verifier))
      .map(({ bytes }) => ({ vkey: verifier.vkey, ok: isSignature(verifier, note.text, bytes) })),
  )
  return {
    isOtherLog: logs.length === 0,
    logVkeys: [...new Set(words.flatMap(({ vkey, ok }) => (ok ? [vkey] : [])))],
    forgedLog: words.some(({ ok }) => !ok),
    witnesses: witnessesOf(policy).map(witness => wordOf(witness, note)),
  }
}

function wordOf(witness: ReturnType<typeof witnessesOf>[number], note: Note): WitnessWord {
  const { label, verifier, counts } = witness
  const said = note.signatures
    .filter(signature => isSignedUnder(signature, verifier))
    .map(signature => verifyCosignature(signature, verifier, note.text))
  const word = said.find(one => one.ok)
  return {
    label,
    name: verifier.name,
    vkey: verifier.vkey,
    counts,
    at: word?.ok ? momentOf(word.value.at) : undefined,
    forged: said.some(one => !one.ok),
  }
}

const LAST_SECOND = 8_640_000_000_000

/** A witness may sign any time; one beyond the calendar is no moment. */
function momentOf(seconds: number): Temporal.Instant | undefined {
  if (seconds > LAST_SECOND) return undefined
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
}
