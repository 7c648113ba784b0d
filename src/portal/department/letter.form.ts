/** Reads the form of a letter: to whom, in which languages, what it asks for and until when. */
import type { Language } from '../../base/language.ts'
import {
  LETTER_ASKS,
  type LetterAsk,
  type LetterTexts,
  type LetterWords,
  MOST_BODY,
  MOST_SUBJECT,
} from '../../domain/letters/letter.ts'
import { texts } from '../../locales/texts.ts'
import { formatCount } from '../layout/format.ts'
import { typedLines } from '../letter/reply.form.ts'
import { dayOf } from '../public/query-value.ts'

type Value = (name: string) => string

export type LetterForm = {
  readonly texts: LetterTexts
  readonly asks: LetterAsk
  readonly answerBy: Temporal.PlainDate | null
}
type Answer =
  | { readonly ok: true; readonly value: LetterForm }
  | { readonly ok: false; readonly errors: Record<string, string> }

/** In the order of the page. */
export const LETTER_FIELDS = [
  'to',
  'subjectKk',
  'bodyKk',
  'subjectRu',
  'bodyRu',
  'asks',
  'answerBy',
] as const

export function readLetter(value: Value, language: Language, today: Temporal.PlainDate): Answer {
  const t = texts(language).letters.form
  const errors: Record<string, string> = {}
  const kk = readWords('Kk', value, language, errors)
  const ru = readWords('Ru', value, language, errors)
  if (kk === undefined && ru === undefined && Object.keys(errors).length === 0) {
    errors.bodyKk = t.textNeeded
  }
  const asks = LETTER_ASKS.find(one => one === value('asks'))
  if (asks === undefined) errors.asks = t.asksNeeded
  const answerBy = value('answerBy') === '' ? null : dayOf(value('answerBy'))
  if (answerBy === undefined) errors.answerBy = t.dayBad
  else if (answerBy !== null && Temporal.PlainDate.compare(answerBy, today) < 0) {
    errors.answerBy = t.dayPassed
  } else if (answerBy !== null && asks === 'nothing') errors.asks = t.dayUnasked
  if (Object.keys(errors).length > 0 || asks === undefined || answerBy === undefined) {
    return { ok: false, errors }
  }
  const given = { ...(kk === undefined ? {} : { kk }), ...(ru === undefined ? {} : { ru }) }
  return { ok: true, value: { texts: given, asks, answerBy } }
}

/** Undefined when nothing was written in this language; half of it is a mistake. */
function readWords(
  suffix: 'Kk' | 'Ru',
  value: Value,
  language: Language,
  errors: Record<string, string>,
): LetterWords | undefined {
  const t = texts(language).letters.form
  const subject = value(`subject${suffix}`)
  const body = typedLines(value(`body${suffix}`))
  if (subject === '' && body === '') return undefined
  if (subject === '' || subject.length > MOST_SUBJECT) {
    errors[`subject${suffix}`] = t.subjectNeeded(formatCount(MOST_SUBJECT, language))
  }
  if (body === '' || body.length > MOST_BODY) {
    errors[`body${suffix}`] = t.bodyNeeded(formatCount(MOST_BODY, language))
  }
  return { subject, body }
}
