/** What a club posts about its groups, rooms and coaches, and the words for what is wrong with it. Pure. */
import type { BadInput } from '../../base/failure.ts'
import type { Language } from '../../base/language.ts'
import { COACH_EVIDENCE_KINDS, type CoachEvidenceKind } from '../../domain/activities/activity.ts'
import type { ActivityWords } from '../../domain/activities/activity-words.ts'
import { DIRECTIONS, GROUP_KINDS } from '../../domain/providers/provider.ts'
import { texts } from '../../locales/texts.ts'
import { readTypedDay } from '../layout/typed-day.ts'

type Value = (name: string) => string
type Errors = Readonly<Record<string, string>>

/** NaN for anything that is no number; the action says what is wrong with it. */
export function readCount(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
}

/** A choice that was not made goes on as it came: the action refuses it by its field. */
export function readActivity(value: Value): ActivityWords {
  return {
    name: value('name'),
    direction: oneOf(DIRECTIONS, value('direction')),
    from: readCount(value('from')),
    to: readCount(value('to')),
    language: value('language'),
    kind: oneOf(GROUP_KINDS, value('kind')),
    planned: readCount(value('planned')),
    capacity: readCount(value('capacity')),
  }
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  return known.find(one => one === text) ?? (text as T)
}

export type TypedPaper = {
  readonly kind: CoachEvidenceKind
  readonly reference: string
  readonly from: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate | null
}

/** @param dayField the name of the field of the first day: `issuedOn`, `checkedOn` */
export function readPaper(
  value: Value,
  dayField: string,
  language: Language,
):
  | { readonly ok: true; readonly value: TypedPaper }
  | { readonly ok: false; readonly errors: Errors } {
  const words = texts(language).activities.mistakes
  const kind = COACH_EVIDENCE_KINDS.find(one => one === value('kind'))
  const from = readTypedDay(value(dayField))
  const typed = value('validTo')
  const validTo = typed === '' ? null : readTypedDay(typed)
  const reference = value('reference')
  const errors = {
    ...(kind === undefined ? { kind: words.paper } : {}),
    ...(reference === '' || reference.length > 300 ? { reference: words.reference } : {}),
    ...(from === undefined ? { [dayField]: words.day } : {}),
    ...(validTo === undefined ? { validTo: words.day } : {}),
  }
  if (kind === undefined || from === undefined || validTo === undefined)
    return { ok: false, errors }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { kind, reference, from, validTo } }
}

/** Of an action, in the reader's words, field by field. */
export function activityMistakes({ fields }: BadInput, language: Language): Errors {
  const words: Errors = texts(language).activities.mistakes
  return Object.fromEntries(Object.keys(fields).map(field => [field, words[field] ?? field]))
}
