/** Reads a rating: one score a criterion, words if there are any; what is wrong in words. */
import type { Language } from '../../../base/language.ts'
import { type Criterion, MOST_WORDS, type Scores } from '../../../domain/ratings/rating.ts'
import { texts } from '../../../locales/texts.ts'
import { typedWords, wordsMistake } from '../../rating/words.form.ts'

export type ReadRating =
  | { readonly ok: true; readonly scores: Scores; readonly words: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

export function readRating(
  value: (name: string) => string,
  criteria: readonly Criterion[],
  language: Language,
): ReadRating {
  const t = texts(language).ratings
  const errors: Record<string, string> = {}
  const scores: Partial<Record<Criterion, number>> = {}
  for (const criterion of criteria) {
    const given = value(criterion)
    if (/^[1-5]$/.test(given)) scores[criterion] = Number(given)
    else errors[criterion] = t.mistakes.score(t.criteria[criterion])
  }
  const words = typedWords(value('words'))
  const mistake =
    words === ''
      ? undefined
      : wordsMistake(words, language, {
          most: MOST_WORDS,
          readers: 'published',
          length: t.family.wordsLength,
        })
  if (mistake !== undefined) errors.words = mistake
  return Object.keys(errors).length === 0 ? { ok: true, scores, words } : { ok: false, errors }
}
