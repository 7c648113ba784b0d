/** The published bundle of an iteration: sealing it, and replaying one from outside. */
import { ok, type Result } from '../../base/result.ts'
import { type BundleKind, replay, type Sealed, seal } from '../../base/sealed-bundle.ts'
import { parseBundleInput } from './bundle-input.ts'
import { decideIteration } from './decide-iteration.ts'
import { BUNDLE_FORMAT, type IterationInput, type IterationResult } from './iteration.ts'

export type SealedIteration = Sealed<IterationResult>

const ITERATION: BundleKind<IterationInput, IterationResult> = {
  format: BUNDLE_FORMAT,
  parseInput: parseBundleInput,
  decide: decideIteration,
}

export function sealIteration(input: IterationInput): SealedIteration {
  return seal(ITERATION, input)
}

export type ReplayReport = {
  readonly same: boolean
  readonly inputHash: string
  readonly resultHash: string
  readonly offered: number
  /** What the file claims and what recomputing gives, where they differ. */
  readonly differences: readonly string[]
}

/** Recomputes a bundle from its input alone. Errors: words for a person, when it is no bundle. */
export function replayBundle(text: string): Result<ReplayReport, string> {
  const replayed = replay(ITERATION, text)
  if (!replayed.ok) return replayed
  const { same, again, differences } = replayed.value
  const { inputHash, resultHash, result } = again
  return ok({ same, inputHash, resultHash, offered: result.totals.offered, differences })
}
