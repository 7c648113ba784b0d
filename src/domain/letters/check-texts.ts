/** What a letter must have whoever sends it: at least one language, each whole, none too long, no day that has passed. */
import { BadInput, Refusal } from '../../base/failure.ts'
import {
  type LetterAsk,
  type LetterRefusal,
  type LetterTexts,
  type LetterWords,
  MOST_BODY,
  MOST_REPLY,
  MOST_SUBJECT,
} from './letter.ts'

/** Trimmed. Throws BadInput: a form tells these mistakes itself, in words. */
export function checkedTexts(given: LetterTexts): LetterTexts {
  if (given.kk === undefined && given.ru === undefined) throw new BadInput({ bodyKk: 'missing' })
  return {
    ...(given.kk === undefined ? {} : { kk: checkedWords('Kk', given.kk) }),
    ...(given.ru === undefined ? {} : { ru: checkedWords('Ru', given.ru) }),
  }
}

function checkedWords(suffix: string, given: LetterWords): LetterWords {
  const subject = given.subject.trim()
  const body = given.body.trim()
  if (subject === '' || subject.length > MOST_SUBJECT) {
    throw new BadInput({ [`subject${suffix}`]: 'length' })
  }
  if (body === '' || body.length > MOST_BODY) throw new BadInput({ [`body${suffix}`]: 'length' })
  return { subject, body }
}

/** Refuses `letter/day-passed`; a letter that asks for nothing has no day. */
export function checkedDay(
  asks: LetterAsk,
  day: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (asks === 'nothing' || day === null) return null
  if (Temporal.PlainDate.compare(day, today) < 0) {
    throw new Refusal<LetterRefusal>('letter/day-passed')
  }
  return day
}

export function checkedReply(given: string): string {
  const words = given.trim()
  if (words === '' || words.length > MOST_REPLY) throw new BadInput({ words: 'length' })
  return words
}
