/** The published bundle of a search for exchanges: who asked for what, the cycles, and how it is recomputed. */
import {
  day,
  decimal,
  fields,
  list,
  mistakeIn,
  type Shape,
  sortedById,
  text,
  texts,
} from '../../base/bundle-shape.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { type BundleKind, replay, type Sealed, seal } from '../../base/sealed-bundle.ts'
import { findSwapCycles, type SwapAsker } from './find-cycles.ts'

export const SWAP_FORMAT = 'kezek.swaps/1'

export type SwapInput = {
  readonly programme: string
  readonly territory: string
  readonly searchedOn: string
  readonly rulePack: { readonly id: string; readonly version: string }
  /** Sorted by id; groups are `<bin>/<group id>`. */
  readonly askers: readonly SwapAsker[]
}

export type SwapMove = { readonly id: string; readonly from: string; readonly to: string }

export type SwapResult = {
  /** Each child takes the seat of the next, the last that of the first. */
  readonly decisions: readonly { readonly sequence: number; readonly moves: readonly SwapMove[] }[]
  readonly totals: { readonly cycles: number; readonly children: number }
}

export function decideSwaps({ askers }: SwapInput): SwapResult {
  const decisions = findSwapCycles(askers).map((cycle, index) => ({
    sequence: index + 1,
    moves: cycle.map(({ id, group }, position) => ({
      id,
      from: group,
      to: (cycle[(position + 1) % cycle.length] as SwapAsker).group,
    })),
  }))
  const children = decisions.reduce((sum, { moves }) => sum + moves.length, 0)
  return { decisions, totals: { cycles: decisions.length, children } }
}

const MOST_WANTS = 20

const INPUT: Shape = {
  programme: text,
  territory: text,
  searchedOn: day,
  rulePack: fields({ id: text, version: text }),
  askers: list({
    id: text,
    group: text,
    wants: value => texts(value) && (value as readonly unknown[]).length <= MOST_WANTS,
    since: decimal,
  }),
}

/** Errors name the field; unknown fields are errors too, since they would be hashed unread. */
export function parseSwapInput(value: unknown): Result<SwapInput, string> {
  const mistake = mistakeIn(value, INPUT)
  if (mistake !== undefined) return err(`input.${mistake}`)
  const input = value as SwapInput
  if (!sortedById(input.askers)) return err('input.askers must be sorted by id, each once')
  return ok(input)
}

const SWAPS: BundleKind<SwapInput, SwapResult> = {
  format: SWAP_FORMAT,
  parseInput: parseSwapInput,
  decide: decideSwaps,
}

export function sealSwaps(input: SwapInput): Sealed<SwapResult> {
  return seal(SWAPS, input)
}

export type SwapReplay = {
  readonly same: boolean
  readonly inputHash: string
  readonly resultHash: string
  readonly cycles: number
  /** What the file claims and what recomputing gives, where they differ. */
  readonly differences: readonly string[]
}

/** Recomputes a bundle from its input alone. Errors: words for a person, when it is no bundle. */
export function replaySwaps(bundle: string): Result<SwapReplay, string> {
  const replayed = replay(SWAPS, bundle)
  if (!replayed.ok) return replayed
  const { same, again, differences } = replayed.value
  const { inputHash, resultHash, result } = again
  return ok({ same, inputHash, resultHash, cycles: result.totals.cycles, differences })
}
