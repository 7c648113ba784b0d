/** A witness inside our own process, for the demonstration: it proves nothing to a doubter, but shows how. */
import { join } from 'node:path'
import { type Clock, systemClock } from '../../clock.ts'
import { addCheckpoint } from './add-checkpoint.ts'
import { openWitness } from './open-witness.ts'
import type { Witness } from './witness-client.ts'

export type LocalWitness = Witness & { readonly name: string; close(): void }

/** Keeps key and memory in `dataFolder/witness-<number>`. The code is the one that is served over HTTP. */
export function openLocalWitness(given: {
  readonly number: number
  readonly name: string
  readonly dataFolder: string
  readonly logVkeys: readonly string[]
  readonly clock?: Clock
}): LocalWitness {
  const witness = openWitness({
    name: given.name,
    folder: join(given.dataFolder, `witness-${given.number}`),
    logVkeys: given.logVkeys,
    clock: given.clock ?? systemClock,
  })
  return {
    name: given.name,
    vkey: witness.cosigner.vkey,
    submit: async body => addCheckpoint(witness, body),
    close: () => witness.store.close(),
  }
}
