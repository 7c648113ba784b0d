/** Reads words about a kindergarten, a parent's, an answer to them, an officer's to the family, the same way. */
import type { Language } from '../../base/language.ts'
import { mistakeOf, type Readers } from '../../domain/ratings/check-rating.ts'
import { LEAST_WORDS } from '../../domain/ratings/rating.ts'
import { texts } from '../../locales/texts.ts'
import { formatCount } from '../layout/format.ts'

/** Browsers post line ends as two characters and count them as one. */
export function typedWords(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

/** The mistake in words; undefined where there is none. */
export function wordsMistake(
  words: string,
  language: Language,
  asked: {
    readonly most: number
    readonly readers: Readers
    readonly length: (least: string, most: string) => string
  },
): string | undefined {
  const mistake = mistakeOf(words, asked.most, asked.readers)
  if (mistake === undefined) return undefined
  if (mistake === 'number') return texts(language).ratings.mistakes.number
  return asked.length(formatCount(LEAST_WORDS, language), formatCount(asked.most, language))
}
