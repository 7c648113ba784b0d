/** Reads the input of a bundle that came from outside: every field, and the order of its arrays. */
import { compareBytes } from '../../base/byte-order.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Candidate, IterationInput } from './iteration.ts'

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>

const text: Check = value =>
  typeof value === 'string' && value.length <= 200 && value.isWellFormed()
const decimal: Check = value => typeof value === 'string' && /^(0|[1-9]\d{0,29})$/.test(value)
const count: Check = value => Number.isSafeInteger(value) && (value as number) >= 0
const oneOf =
  (...values: readonly unknown[]): Check =>
  value =>
    values.includes(value)
const textOrNull: Check = value => value === null || text(value)
const countOrNull: Check = value => value === null || count(value)
const texts: Check = value => Array.isArray(value) && value.every(text)
const fields =
  (shape: Shape): Check =>
  value =>
    mistakeIn(value, shape) === undefined
const list =
  (shape: Shape): Check =>
  value =>
    Array.isArray(value) && value.every(fields(shape))

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
  heldOn: value => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
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
  if (!sortedBy(input.applications))
    return err('input.applications must be sorted by id, each once')
  if (!sortedBy(input.excluded)) return err('input.excluded must be sorted by id, each once')
  const known = new Set(input.rulePack.cohortOrder)
  const stranger = input.applications.find((candidate: Candidate) => !known.has(candidate.cohort))
  if (stranger) return err(`input.applications: ${stranger.id} has a cohort outside cohortOrder`)
  return ok(input)
}

function mistakeIn(value: unknown, shape: Shape): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object'
  const members = value as Record<string, unknown>
  for (const [name, check] of Object.entries(shape)) {
    if (!check(members[name])) return `${name} is missing or malformed`
  }
  const unknown = Object.keys(members).find(name => !(name in shape))
  return unknown === undefined ? undefined : `${unknown} is not known`
}

function sortedBy(items: readonly { readonly id: string }[]): boolean {
  for (let index = 1; index < items.length; index += 1) {
    const before = items[index - 1] as { readonly id: string }
    if (compareBytes(before.id, (items[index] as { readonly id: string }).id) >= 0) return false
  }
  return true
}
