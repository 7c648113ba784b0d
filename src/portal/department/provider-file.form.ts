/** What an officer writes into a provider's file, as posted: evidence, an inspection, an exclusion. */
import type { Language } from '../../base/language.ts'
import type { AnnounceExclusion } from '../../domain/providers/announce-exclusion.ts'
import {
  EXCLUSION_REASONS,
  INSPECTION_OUTCOMES,
  REQUIREMENTS,
} from '../../domain/providers/listing.ts'
import type { RecordEvidence } from '../../domain/providers/record-evidence.ts'
import type { RecordInspection } from '../../domain/providers/record-inspection.ts'
import { texts } from '../../locales/texts.ts'
import { dayOf } from '../public/query-value.ts'

type Value = (name: string) => string
type Errors = Record<string, string>
type Answer<T> =
  | { readonly ok: true; readonly value: Omit<T, 'providerId'> }
  | { readonly ok: false; readonly errors: Errors }

const MOST_REFERENCE = 300
const MOST_WORDS = 1000

export function readEvidence(
  value: Value,
  language: Language,
  today: Temporal.PlainDate,
): Answer<RecordEvidence> {
  const t = texts(language).departmentProviders.evidence
  const errors: Errors = {}
  const requirement = REQUIREMENTS.find(one => one === value('requirement'))
  if (requirement === undefined) errors.requirement = t.choose
  const reference = value('reference')
  if (isMissing(reference, MOST_REFERENCE)) errors.reference = t.referenceNeeded
  const checkedOn = readPastDay('checkedOn', value, language, today, errors)
  const validTo = value('validTo') === '' ? null : dayOf(value('validTo'))
  if (validTo === undefined) errors.validTo = t.dayBad
  else if (validTo !== null && checkedOn && Temporal.PlainDate.compare(validTo, checkedOn) < 0) {
    errors.validTo = t.reversed
  }
  return Object.keys(errors).length > 0 || !requirement || !checkedOn || validTo === undefined
    ? { ok: false, errors }
    : { ok: true, value: { requirement, reference, checkedOn, validTo } }
}

export function readInspection(
  value: Value,
  language: Language,
  today: Temporal.PlainDate,
): Answer<RecordInspection> {
  const t = texts(language).departmentProviders.inspection
  const errors: Errors = {}
  const heldOn = readPastDay('heldOn', value, language, today, errors)
  const outcome = INSPECTION_OUTCOMES.find(one => one === value('outcome'))
  if (outcome === undefined) errors.outcome = t.choose
  for (const field of ['summaryKk', 'summaryRu']) {
    const missing = value(field) === '' && outcome !== 'passed' && outcome !== undefined
    if (missing || value(field).length > MOST_WORDS) errors[field] = t.summaryNeeded
  }
  return Object.keys(errors).length > 0 || !outcome || !heldOn
    ? { ok: false, errors }
    : {
        ok: true,
        value: { heldOn, outcome, summaryKk: value('summaryKk'), summaryRu: value('summaryRu') },
      }
}

/** @param earliest as the rules say, and as the page says it in words: `hint` */
export function readExclusion(
  value: Value,
  language: Language,
  earliest: Temporal.PlainDate,
  hint: string,
): Answer<AnnounceExclusion> {
  const t = texts(language).departmentProviders
  const errors: Errors = {}
  const reason = EXCLUSION_REASONS.find(one => one === value('reason'))
  if (reason === undefined) errors.reason = t.exclusion.choose
  const words = value('words')
  if (isMissing(words, MOST_WORDS)) errors.words = t.exclusion.wordsNeeded
  const effectiveOn = dayOf(value('effectiveOn'))
  if (effectiveOn === undefined) errors.effectiveOn = t.evidence.dayBad
  else if (Temporal.PlainDate.compare(effectiveOn, earliest) < 0) errors.effectiveOn = hint
  return Object.keys(errors).length > 0 || !reason || !effectiveOn
    ? { ok: false, errors }
    : { ok: true, value: { reason, words, effectiveOn } }
}

function isMissing(text: string, most: number): boolean {
  return text === '' || text.length > most
}

function readPastDay(
  field: string,
  value: Value,
  language: Language,
  today: Temporal.PlainDate,
  errors: Errors,
): Temporal.PlainDate | undefined {
  const t = texts(language).departmentProviders.evidence
  const day = dayOf(value(field))
  if (day === undefined) errors[field] = t.dayBad
  else if (Temporal.PlainDate.compare(day, today) > 0) errors[field] = t.dayAhead
  return day
}
