/** Hashes bundles of entries; those of a large log in a second thread, beside the one that reads. */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { foldHashes, sha256Latin1 } from './merkle.ts'

/** Undefined: no entries. `ends`: where each leaf begins and ends; `node`: over the hashes of the tile. */
export type Hashed = { ends: Uint32Array; hashes: string; node: Uint8Array } | undefined

/** Who starts it closes it; when it fails or ends, so does whatever was asked of it. */
export function startHashing() {
  const thread = new Worker(new URL('./hash-thread.ts', import.meta.url))
  const answers = on(thread, 'message', { close: ['exit'] })
  const hash = async (entries: Buffer, tile: Buffer): Promise<Hashed> => {
    thread.postMessage({ entries, tile })
    const { done, value } = await answers.next()
    if (done) throw new Error('the thread that hashes has ended')
    return value[0]
  }
  return { hash, close: () => thread.terminate() }
}

/** Entries stand one after the other, each behind its length in two bytes; as many count as the tile holds. */
export function hashEntries(bytes: Buffer, tile: Uint8Array): Hashed {
  const ends: number[] = []
  let hashes = ''
  for (let from = 2; from < bytes.length + 2 && hashes.length < tile.length; ) {
    const to = from <= bytes.length ? from + bytes.readUInt16BE(from - 2) : Infinity
    if (to > bytes.length) return undefined
    // The second byte of the length is not needed any more: it becomes the 0x00 before the leaf.
    bytes[from - 1] = 0x00
    hashes += sha256Latin1(bytes.subarray(from - 1, to))
    ends.push(from, to)
    from = to + 2
  }
  // Typed arrays: from thread to thread those of numbers would take twenty times as long.
  return { ends: Uint32Array.from(ends), hashes, node: Uint8Array.from(foldHashes(tile)) }
}
