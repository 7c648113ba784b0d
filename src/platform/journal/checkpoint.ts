/**
 * The text of a checkpoint (c2sp.org/tlog-checkpoint): origin, size, root. Sizes are numbers: 2^53
 * leaves are enough, and a larger size is refused rather than rounded.
 */
import { assert } from '../../base/assert.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { decodeBase64, encodeBase64 } from './signed-note.ts'

export type Checkpoint = {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

const ROOT_BYTES = 32

/** The note text, with its last newline and without the empty line. */
export function composeCheckpoint({ origin, size, root }: Checkpoint): string {
  assert(origin !== '' && !origin.includes('\n'), 'an origin is one line')
  assert(Number.isSafeInteger(size) && size >= 0, 'a tree size is a safe whole number')
  assert(root.length === ROOT_BYTES, 'a root has 32 bytes')
  return `${origin}\n${size}\n${encodeBase64(root)}\n`
}

/** A decimal without leading zeroes, at most 2^53 - 1. */
export function parseTreeSize(text: string): number | undefined {
  const size = Number(text)
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(size) ? size : undefined
}

/** Extension lines of other logs are let through unread; ours has none. */
export function parseCheckpoint(noteText: string): Result<Checkpoint, string> {
  const [origin = '', sizeText = '', rootText = '', ...rest] = noteText.split('\n')
  if (rest.pop() !== '') return err('a checkpoint has three lines, each ending in a newline')
  if (origin === '') return err('the checkpoint has no origin')
  const size = parseTreeSize(sizeText)
  if (size === undefined) return err('the size of the checkpoint is no decimal below 2^53')
  const root = decodeBase64(rootText)
  if (root?.length !== ROOT_BYTES) return err('the root of the checkpoint is no base64 of 32 bytes')
  if (rest.includes('')) return err('the checkpoint has an empty line')
  return ok({ origin, size, root })
}
