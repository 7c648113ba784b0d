/** Reads the input of a bundle that came from outside: every field, and the order of its arrays. */
import {
  count,
  countOrNull,
  day,
  decimal,
  fields,
  list,
  mistakeIn,
  oneOf,
  type Shape,
  sortedById,
  text,
  textOrNull,
  texts,
} from '../../base/bundle-shape.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Candidate, IterationInput } from './iteration.ts'

const kind = oneOf('general', 'special')

const RULES: Shape = {
  id: text,
  version: text,
  cohortOrder: texts,
  ratio: fields({ priority: count, general: count }),
  poolRule: oneOf('whole', 'settlement'),
}

const INPUT: Shape = {
  programme: text,
  territory: text,
  heldOn: day,
  iterationNumber: count,
  rulePack: fields(RULES),
  pools: list({ settlement: textOrNull, cohort: text, kind, free: count }),
  moneyTiyn: decimal,
  costs: list({ cohort: text, kind, costTiyn: decimal }),
  applications: list({
    id: text,
    tier: oneOf('out-of-turn', 'priority', 'general'),
    cohort: text,
    kind,
    settlement: text,
    submittedAt: decimal,
    batch: countOrNull,
  }),
  excluded: list({ id: text, reason: text }),
}

/** Errors name the field; unknown fields are errors too, since they would be hashed unread. */
export function parseBundleInput(value: unknown): Result<IterationInput, string> {
  const mistake = mistakeIn(value, INPUT)
  if (mistake !== undefined) return err(`input.${mistake}`)
  const input = value as IterationInput
  if (!sortedById(input.applications))
    return err('input.applications must be sorted by id, each once')
  if (!sortedById(input.excluded)) return err('input.excluded must be sorted by id, each once')
  const known = new Set(input.rulePack.cohortOrder)
  const stranger = input.applications.find((candidate: Candidate) => !known.has(candidate.cohort))
  if (stranger) return err(`input.applications: ${stranger.id} has a cohort outside cohortOrder`)
  return ok(input)
}
