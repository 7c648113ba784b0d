/** Changes the key of the log: both keys sign from now on, until the old one is retired. */
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import { appendToJournal } from './append.ts'
import type { LogKeyFiles } from './log-key-files.ts'
import {
  insertKey,
  type LogKey,
  lockLog,
  selectKeys,
  selectLastCheckpoint,
  updateKeyEnd,
} from './log-queries.ts'

type World = { readonly clock: Clock; readonly entropy: Entropy }

/**
 * The leaf names the new key and is itself signed by the old one: whoever trusted that may trust this.
 * Returns the new vkey; undefined when there is no log yet.
 */
export async function rotateKey(
  tx: Tx,
  world: World,
  keyFiles: LogKeyFiles,
): Promise<string | undefined> {
  await lockLog(tx)
  const active = (await selectKeys(tx)).filter(key => key.untilSize === null)
  const [old] = active
  if (old === undefined) return undefined
  const head = await selectLastCheckpoint(tx)
  const { vkey } = await keyFiles.create(old.origin)
  await insertKey(tx, { vkey, origin: old.origin, sinceSize: (head?.size ?? 0) + 1 })
  await appendToJournal(tx, world, [
    { kind: 'key.rotated', facts: { origin: old.origin, oldKey: old.vkey, newKey: vkey } },
  ])
  return vkey
}

/** The key signs no more. Returns what hinders: it is not known, ended already, or the only one. */
export async function retireKey(
  tx: Tx,
  keyId: string,
): Promise<{ readonly hindrance: string } | { readonly retired: LogKey }> {
  await lockLog(tx)
  const active = (await selectKeys(tx)).filter(key => key.untilSize === null)
  const key = active.find(one => one.vkey.split('+')[1] === keyId)
  if (key === undefined) return { hindrance: `no key ${keyId} signs now` }
  if (active.length === 1) return { hindrance: 'it is the only key; rotate first' }
  const head = await selectLastCheckpoint(tx)
  await updateKeyEnd(tx, key.vkey, Math.max(head?.size ?? 0, key.sinceSize))
  return { retired: key }
}
