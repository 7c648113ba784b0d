/**
 * A new key under a new name, when the old one cannot sign: its file is lost, or it signed leaves that nobody has any
 * more. Under the old name that would be a fork; under a new one it is what it is, a log that begins with what was saved.
 */
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import { appendToJournal } from './append.ts'
import type { LogKeyFiles } from './log-key-files.ts'
import {
  insertKey,
  lockLog,
  selectKeys,
  selectLastCheckpoint,
  updateKeyEnd,
} from './log-queries.ts'
import { selectRestoration } from './restore-queries.ts'

/**
 * Only in a log that was put back from a mirror and has not grown since; a log that is whole rotates its key. All old keys
 * end; their public halves stay, so that old receipts verify. The leaf of the change is signed by the new key alone.
 */
export async function replaceKey(
  tx: Tx,
  world: { readonly clock: Clock; readonly entropy: Entropy },
  keyFiles: LogKeyFiles,
  origin: string,
): Promise<{ readonly hindrance: string } | { readonly vkey: string }> {
  await lockLog(tx)
  const keys = await selectKeys(tx)
  const head = await selectLastCheckpoint(tx)
  const restored = await selectRestoration(tx)
  if (restored === undefined || head?.size !== restored.size) {
    return { hindrance: 'only a log that was just put back from a mirror may change its key so' }
  }
  if (keys.some(key => key.origin === origin)) {
    return { hindrance: `${origin} was the name of this log before: choose another` }
  }
  const old = keys.findLast(key => key.untilSize === null)
  if (old === undefined) return { hindrance: 'no key signs now' }
  for (const { vkey, untilSize } of keys) {
    if (untilSize === null) await updateKeyEnd(tx, vkey, head.size)
  }
  const { vkey } = await keyFiles.create(origin)
  await insertKey(tx, { vkey, origin, sinceSize: head.size + 1 })
  await appendToJournal(tx, world, [
    { kind: 'key.rotated', facts: { origin, oldKey: old.vkey, newKey: vkey } },
  ])
  return { vkey }
}
