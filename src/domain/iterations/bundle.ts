/** The published bundle of an iteration: sealing, reading from outside, replaying. */
import { AssertionFault } from '../../base/assert.ts'
import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { parseBundleInput } from './bundle-input.ts'
import { decideIteration } from './decide-iteration.ts'
import {
  BUNDLE_FORMAT,
  type IterationBundle,
  type IterationInput,
  type IterationResult,
} from './iteration.ts'

export type SealedIteration = {
  readonly result: IterationResult
  readonly inputHash: string
  readonly resultHash: string
  /** The whole bundle as canonical JSON, the bytes that are published. */
  readonly text: string
}

/** Decides the input and seals both with SHA-256 of their canonical JSON. */
export function sealIteration(input: IterationInput): SealedIteration {
  const result = decideIteration(input)
  const inputText = canonicalJson(input)
  const resultText = canonicalJson(result)
  const inputHash = sha256Hex(inputText)
  const resultHash = sha256Hex(resultText)
  // Members in the order of their names: the same bytes as canonicalJson of the whole bundle,
  // without writing 45 000 applications twice (a test holds the two equal).
  const text = `{"format":"${BUNDLE_FORMAT}","input":${inputText},"inputHash":"${inputHash}","result":${resultText},"resultHash":"${resultHash}"}`
  return { result, inputHash, resultHash, text }
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
  const parsed = parseBundle(text)
  if (!parsed.ok) return parsed
  const bundle = parsed.value
  try {
    const again = sealIteration(bundle.input)
    const differences = findDifferences(bundle, again)
    return ok({
      same: differences.length === 0,
      inputHash: again.inputHash,
      resultHash: again.resultHash,
      offered: again.result.totals.offered,
      differences,
    })
  } catch (error) {
    // A made-up bundle can break an assertion of the decision: that is its fault, not ours.
    if (error instanceof AssertionFault) return err(error.message)
    throw error
  }
}

function findDifferences(claimed: IterationBundle, again: SealedIteration): string[] {
  const differences: string[] = []
  if (claimed.inputHash !== again.inputHash) {
    differences.push(
      `inputHash: the file says ${claimed.inputHash}, its input has ${again.inputHash}`,
    )
  }
  if (claimed.resultHash !== again.resultHash) {
    differences.push(
      `resultHash: the file says ${claimed.resultHash}, the rules give ${again.resultHash}`,
    )
  }
  const first = firstDifferentDecision(claimed.result, again.result)
  if (first !== undefined) differences.push(first)
  else if (canonicalJson(claimed.result) !== canonicalJson(again.result)) {
    differences.push('result: the totals differ from the decisions')
  }
  return differences
}

function firstDifferentDecision(claimed: IterationResult, again: IterationResult) {
  const length = Math.max(claimed.decisions.length, again.decisions.length)
  for (let index = 0; index < length; index += 1) {
    const said = claimed.decisions[index]
    const due = again.decisions[index]
    const saidText = said === undefined ? 'nothing' : canonicalJson(said)
    const dueText = due === undefined ? 'nothing' : canonicalJson(due)
    if (saidText !== dueText) {
      return `decision ${index + 1}: the file says ${saidText}, the rules give ${dueText}`
    }
  }
  return undefined
}

function parseBundle(text: string): Result<IterationBundle, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err('the file is not JSON')
  }
  if (typeof value !== 'object' || value === null) return err('the file is not a bundle')
  const bundle = value as Partial<IterationBundle>
  if (bundle.format !== BUNDLE_FORMAT) return err(`format must be ${BUNDLE_FORMAT}`)
  if (typeof bundle.inputHash !== 'string' || typeof bundle.resultHash !== 'string') {
    return err('inputHash and resultHash must be texts')
  }
  const result: unknown = bundle.result
  if (!isResult(result)) return err('result must have decisions and totals')
  const input = parseBundleInput(bundle.input)
  if (!input.ok) return input
  return ok({ ...bundle, input: input.value, result } as IterationBundle)
}

function isResult(value: unknown): value is IterationResult {
  const result = value as Partial<IterationResult> | null
  return (
    typeof result === 'object' &&
    result !== null &&
    Array.isArray(result.decisions) &&
    typeof result.totals === 'object'
  )
}
