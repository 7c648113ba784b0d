/** The thread that hashes: it is sent bundles of entries and their tiles, and answers in their order. */
import { parentPort } from 'node:worker_threads'
import { hashEntries } from './hash-entries.ts'

parentPort?.on('message', ({ entries, tile }) => {
  const bytes = Buffer.from(entries.buffer, entries.byteOffset, entries.length)
  parentPort?.postMessage(hashEntries(bytes, tile))
})
