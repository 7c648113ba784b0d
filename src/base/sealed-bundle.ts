/** A published decision that anybody can recompute: input, result and the hashes of both, sealed and replayed. */
import { AssertionFault } from './assert.ts'
import { type CanonicalValue, canonicalJson } from './canonical-json.ts'
import { sha256Hex } from './digest.ts'
import { err, ok, type Result } from './result.ts'

type Decided = CanonicalValue & { readonly decisions: readonly CanonicalValue[] }

/** One kind of bundle: how its input is read from outside, and the pure function that decides it. */
export type BundleKind<Input extends CanonicalValue, Outcome extends Decided> = {
  readonly format: string
  /** Errors: words for a person. */
  readonly parseInput: (value: unknown) => Result<Input, string>
  readonly decide: (input: Input) => Outcome
}

export type Sealed<Outcome> = {
  readonly result: Outcome
  readonly inputHash: string
  readonly resultHash: string
  /** The whole bundle as canonical JSON, the bytes that are published. */
  readonly text: string
}

/** Decides the input and seals both with SHA-256 of their canonical JSON. */
export function seal<Input extends CanonicalValue, Outcome extends Decided>(
  kind: BundleKind<Input, Outcome>,
  input: Input,
): Sealed<Outcome> {
  const result = kind.decide(input)
  const inputText = canonicalJson(input)
  const resultText = canonicalJson(result)
  const inputHash = sha256Hex(inputText)
  const resultHash = sha256Hex(resultText)
  // Members in the order of their names: the same bytes as canonicalJson of the whole bundle,
  // without writing 45 000 applications twice (a test holds the two equal).
  const text = `{"format":"${kind.format}","input":${inputText},"inputHash":"${inputHash}","result":${resultText},"resultHash":"${resultHash}"}`
  return { result, inputHash, resultHash, text }
}

export type Replay<Outcome> = {
  readonly same: boolean
  readonly again: Sealed<Outcome>
  /** What the file claims and what recomputing gives, where they differ. */
  readonly differences: readonly string[]
}

/** Recomputes a bundle from its input alone. Errors: words for a person, when it is no bundle. */
export function replay<Input extends CanonicalValue, Outcome extends Decided>(
  kind: BundleKind<Input, Outcome>,
  text: string,
): Result<Replay<Outcome>, string> {
  const parsed = parse(kind, text)
  if (!parsed.ok) return parsed
  try {
    const again = seal(kind, parsed.value.input)
    const differences = findDifferences(parsed.value, again)
    return ok({ same: differences.length === 0, again, differences })
  } catch (error) {
    // A made-up bundle can break an assertion of the decision: that is its fault, not ours.
    if (error instanceof AssertionFault) return err(error.message)
    throw error
  }
}

type Claimed<Input> = {
  readonly input: Input
  readonly result: Decided
  readonly inputHash: string
  readonly resultHash: string
}

function findDifferences(claimed: Claimed<unknown>, again: Sealed<Decided>): string[] {
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

function firstDifferentDecision(claimed: Decided, again: Decided): string | undefined {
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

function parse<Input extends CanonicalValue, Outcome extends Decided>(
  kind: BundleKind<Input, Outcome>,
  text: string,
): Result<Claimed<Input>, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err('the file is not JSON')
  }
  if (typeof value !== 'object' || value === null) return err('the file is not a bundle')
  const bundle = value as Readonly<Record<string, unknown>>
  if (bundle.format !== kind.format) return err(`format must be ${kind.format}`)
  const { inputHash, resultHash, result } = bundle
  if (typeof inputHash !== 'string' || typeof resultHash !== 'string') {
    return err('inputHash and resultHash must be texts')
  }
  if (!isResult(result)) return err('result must have decisions and totals')
  const input = kind.parseInput(bundle.input)
  return input.ok ? ok({ input: input.value, result, inputHash, resultHash }) : input
}

function isResult(value: unknown): value is Decided {
  const result = value as { readonly decisions?: unknown; readonly totals?: unknown } | null
  return (
    typeof result === 'object' &&
    result !== null &&
    Array.isArray(result.decisions) &&
    typeof result.totals === 'object'
  )
}
