/** Randomness as an argument: the system's source, or a reproducible one for demonstration and tests. */
import { createHash, randomBytes } from 'node:crypto'

export type Entropy = { bytes(length: number): Buffer }

export const systemEntropy: Entropy = { bytes: length => randomBytes(length) }

/** The same seed gives the same bytes: SHA-256 in counter mode. Never for production. */
export function seededEntropy(seed: string): Entropy {
  let counter = 0
  let pool: Buffer = Buffer.alloc(0)
  return {
    bytes(length) {
      while (pool.length < length) {
        const block = createHash('sha256').update(`${seed}/${counter}`).digest()
        counter += 1
        pool = Buffer.concat([pool, block])
      }
      const taken = pool.subarray(0, length)
      pool = pool.subarray(length)
      return taken
    },
  }
}

/** A source of single bytes that asks for them in larger pieces. */
export function byteSource(entropy: Entropy): () => number {
  let pool: Buffer = Buffer.alloc(0)
  let next = 0
  return () => {
    if (next === pool.length) {
      pool = entropy.bytes(256)
      next = 0
    }
    const byte = pool[next] ?? 0
    next += 1
    return byte
  }
}
