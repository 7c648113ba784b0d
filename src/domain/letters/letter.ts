/** A letter of the department to kindergartens: what it says, what it asks for, and when that is done, due or late. */
import type { Language } from '../../base/language.ts'

export type LetterAsk = 'nothing' | 'acknowledgement' | 'answer'

export const LETTER_ASKS: readonly LetterAsk[] = ['nothing', 'acknowledgement', 'answer']

/** Lengths that a form promises and the table holds (`provider_letter_lengths`, `provider_letter_reply_length`). */
export const MOST_SUBJECT = 150
export const MOST_BODY = 5000
export const MOST_REPLY = 2000

export type LetterWords = { readonly subject: string; readonly body: string }

/** At least one of the two. */
export type LetterTexts = { readonly kk?: LetterWords; readonly ru?: LetterWords }

export type Letter = {
  readonly id: bigint
  readonly number: string
  /** Of the post that wrote it. */
  readonly territory: string
  readonly texts: LetterTexts
  readonly asks: LetterAsk
  /** The last day that is in time; null where no day was named. */
  readonly answerBy: Temporal.PlainDate | null
  readonly toAll: boolean
  /** Numbers of the letter that this one corrects, and of the one by which it was corrected itself. */
  readonly corrects: string | null
  readonly correctedBy: string | null
  readonly sentAt: Temporal.Instant
}

/** `none`: nothing is asked for, or a newer letter stands in place of this one. */
export type LetterStanding = 'none' | 'waiting' | 'overdue' | 'done'

/** For one kindergarten: `fulfilled` when it acknowledged, or answered, as the letter asks. */
export function standingOf(
  letter: Pick<Letter, 'asks' | 'answerBy' | 'correctedBy'>,
  fulfilled: boolean,
  today: Temporal.PlainDate,
): LetterStanding {
  if (letter.asks === 'nothing') return 'none'
  if (fulfilled) return 'done'
  if (letter.correctedBy !== null) return 'none'
  const { answerBy } = letter
  return answerBy !== null && Temporal.PlainDate.compare(answerBy, today) < 0
    ? 'overdue'
    : 'waiting'
}

type OneLanguage = LetterWords & { readonly language: 'kk' | 'ru' }

/** The reader's own language first; one who reads English is given Kazakh first. */
export function textsFor(texts: LetterTexts, reader: Language): readonly OneLanguage[] {
  const order = reader === 'ru' ? (['ru', 'kk'] as const) : (['kk', 'ru'] as const)
  return order.flatMap(language => {
    const words = texts[language]
    return words === undefined ? [] : [{ ...words, language }]
  })
}

export function subjectFor(texts: LetterTexts, reader: Language): string {
  return textsFor(texts, reader)[0]?.subject ?? ''
}

/** Under which the journal knows a letter. */
export function letterSubject(number: string): string {
  return `letter:${number}`
}

export type LetterRefusal =
  | 'letter/nobody'
  | 'letter/day-passed'
  | 'letter/corrected-already'
  | 'letter/not-asked'

/** Constraint -> refusal: the database's last word, told to the person. */
export const letterConstraints: Readonly<Record<string, LetterRefusal>> = {
  provider_letter_corrected_once: 'letter/corrected-already',
  provider_letter_acknowledgement_asked_fk: 'letter/not-asked',
}
