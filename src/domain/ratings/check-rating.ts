/** What was written must have: a whole score for each criterion of the rules, words of a fit length without numbers of people. */
import { BadInput } from '../../base/failure.ts'
import {
  type Criterion,
  HIGHEST,
  LEAST_WORDS,
  LOWEST,
  MOST_WORDS,
  type RatingContent,
  type Scores,
} from './rating.ts'

/** Throws BadInput: a form tells these mistakes itself, in words. */
export function checkedRating(
  criteria: readonly Criterion[],
  given: { readonly scores: Scores; readonly words: string },
): RatingContent {
  const scores: Partial<Record<Criterion, number>> = {}
  for (const criterion of criteria) {
    const score = given.scores[criterion]
    if (score === undefined || !isScore(score)) throw new BadInput({ [criterion]: 'score' })
    scores[criterion] = score
  }
  const strange = Object.keys(given.scores).find(name => !Object.hasOwn(scores, name))
  if (strange !== undefined) throw new BadInput({ scores: 'criterion' })
  const words = given.words.trim()
  if (words === '') return { scores, words: null }
  return { scores, words: checkedWords(words, MOST_WORDS, 'published') }
}

const isScore = (score: number) => Number.isInteger(score) && score >= LOWEST && score <= HIGHEST

/** `published`: everybody reads it; `closed`: the family alone, who may be given a phone of the department. */
export type Readers = 'published' | 'closed'

/** Trimmed. */
export function checkedWords(given: string, most: number, readers: Readers): string {
  const words = given.trim()
  const mistake = mistakeOf(words, most, readers)
  if (mistake !== undefined) throw new BadInput({ words: mistake })
  return words
}

/** Lengths are counted as the database counts them: a letter beyond the first plane is one. */
export function mistakeOf(
  words: string,
  most: number,
  readers: Readers,
): 'length' | 'number' | undefined {
  const length = [...words].length
  if (length < LEAST_WORDS || length > most) return 'length'
  return readers === 'published' && holdsNumberOfPerson(words) ? 'number' : undefined
}

/** Ten digits together, as an IIN or a phone has: words are published, such numbers never. */
function holdsNumberOfPerson(words: string): boolean {
  return /(?:\d[ ()\-\u00a0]{0,2}){9}\d/u.test(words)
}

export function sameRating(one: RatingContent, other: RatingContent): boolean {
  const names = new Set([...Object.keys(one.scores), ...Object.keys(other.scores)] as Criterion[])
  return (
    one.words === other.words && [...names].every(name => one.scores[name] === other.scores[name])
  )
}
