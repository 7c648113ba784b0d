/** The published bundle of a round of choice: sealing it, reading one from outside, replaying it. */
import {
  count,
  countOrNull,
  day,
  fields,
  list,
  listOf,
  mistakeIn,
  oneOf,
  type Shape,
  sortedById,
  text,
  textOrNull,
  yesNo,
} from '../../base/bundle-shape.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { type BundleKind, replay, type Sealed, seal } from '../../base/sealed-bundle.ts'
import { decideRound } from './decide-round.ts'
import { ROUND_FORMAT, type RoundInput, type RoundResult } from './round.ts'

const kind = oneOf('general', 'special')
const admission = oneOf('general', 'early-booking', 'temporary')

const INPUT: Shape = {
  programme: text,
  territory: text,
  regime: text,
  heldOn: day,
  roundNumber: count,
  rulePack: fields({ id: text, version: text }),
  places: list({
    group: text,
    provider: text,
    settlement: textOrNull,
    cohort: text,
    kind,
    admission,
    startsOn: day,
    free: count,
  }),
  families: list({
    id: text,
    turn: count,
    cohort: text,
    kind,
    settlement: textOrNull,
    batch: countOrNull,
    anyPlace: yesNo,
    // More would let a made-up bundle of siblings take for ever.
    wishes: value =>
      list({ group: text, admissions: listOf(admission) })(value) &&
      (value as readonly unknown[]).length <= 20,
  }),
}

/** Errors name the field; unknown fields are errors too, since they would be hashed unread. */
export function parseRoundInput(value: unknown): Result<RoundInput, string> {
  const mistake = mistakeIn(value, INPUT)
  if (mistake !== undefined) return err(`input.${mistake}`)
  const input = value as RoundInput
  if (!sortedById(input.families)) return err('input.families must be sorted by id, each once')
  const turns = new Set(input.families.map(({ turn }) => turn))
  if (turns.size !== input.families.length) return err('input.families: a turn occurs twice')
  const stranger = input.places.find(({ group, provider }) => !group.startsWith(`${provider}/`))
  if (stranger) return err(`input.places: ${stranger.group} is not of its provider`)
  return ok(input)
}

const ROUND: BundleKind<RoundInput, RoundResult> = {
  format: ROUND_FORMAT,
  parseInput: parseRoundInput,
  decide: decideRound,
}

export function sealRound(input: RoundInput): Sealed<RoundResult> {
  return seal(ROUND, input)
}

export type RoundReplay = {
  readonly same: boolean
  readonly inputHash: string
  readonly resultHash: string
  readonly placed: number
  /** What the file claims and what recomputing gives, where they differ. */
  readonly differences: readonly string[]
}

/** Recomputes a bundle from its input alone. Errors: words for a person, when it is no bundle. */
export function replayRound(bundle: string): Result<RoundReplay, string> {
  const replayed = replay(ROUND, bundle)
  if (!replayed.ok) return replayed
  const { same, again, differences } = replayed.value
  const { inputHash, resultHash, result } = again
  return ok({ same, inputHash, resultHash, placed: result.totals.placed, differences })
}
