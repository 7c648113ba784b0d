/** A witness over its folder: key, memory and the logs it watches. */

import type { Clock } from '../../clock.ts'
import { type Cosigner, openCosigner } from '../cosignature.ts'
import { isKeyName, NOTE_SIGNATURE, type NoteVerifier, parseVkey } from '../signed-note.ts'
import { openWitnessKey } from './witness-key.ts'
import { WitnessMistake } from './witness-mistake.ts'
import { openWitnessStore, type WitnessStore } from './witness-store.ts'

export type OpenWitness = {
  readonly cosigner: Cosigner
  /** A log is known by its origin, which is the name of its keys; during a rotation it has two. */
  readonly logs: readonly NoteVerifier[]
  readonly store: WitnessStore
  readonly clock: Clock
}

/** Makes the folder and the key when they are missing. Throws WitnessMistake for what the caller can mend. */
export function openWitness(given: {
  readonly name: string
  readonly folder: string
  readonly logVkeys: readonly string[]
  readonly clock: Clock
}): OpenWitness {
  if (!isKeyName(given.name)) {
    throw new WitnessMistake(`"${given.name}" is no name for a witness: no blanks, no plus signs`)
  }
  const logs = given.logVkeys.map(readLogKey)
  if (logs.length === 0) throw new WitnessMistake('a witness needs the vkey of at least one log')
  const cosigner = openCosigner(given.name, openWitnessKey(given.folder))
  const store = openWitnessStore(
    given.folder,
    given.name,
    logs.map(log => log.name),
  )
  return { cosigner, logs, store, clock: given.clock }
}

function readLogKey(vkey: string): NoteVerifier {
  const verifier = parseVkey(vkey)
  if (!verifier.ok) throw new WitnessMistake(`"${vkey}" is no vkey: ${verifier.error}`)
  if (verifier.value.type !== NOTE_SIGNATURE) throw new WitnessMistake(`${vkey} is no key of a log`)
  return verifier.value
}
