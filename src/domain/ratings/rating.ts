/** What a family says of a kindergarten that its child attended: a score a criterion, and words if it likes. */

export type Criterion = (typeof CRITERIA)[number]
export const CRITERIA = ['care', 'safety', 'food', 'premises', 'openness'] as const

export const LOWEST = 1
export const HIGHEST = 5

/** Lengths that forms promise and tables hold (`rating_text_length`, `rating_answer_length`, `rating_ruling_words_length`). */
export const LEAST_WORDS = 3
export const MOST_WORDS = 1000
export const MOST_REASON = 500

export type Scores = Readonly<Partial<Record<Criterion, number>>>

/** Why words are hidden. A low score, or words that a kindergarten does not like, are none of these. */
export type HidingReason = (typeof HIDING_REASONS)[number]
export const HIDING_REASONS = ['personal-data', 'insult', 'off-topic', 'advertising'] as const

/** What a family gave last, in one kindergarten. */
export type RatingContent = {
  readonly scores: Scores
  /** Null: scores without words. */
  readonly words: string | null
}

/** Under which the journal knows a rating. The number is in no public fact: a leaf must not lead to a family. */
export function ratingSubject(number: string): string {
  return `rating:${number}`
}

export type RatingRefusal =
  | 'rating/no-confirmed-month'
  | 'rating/not-here'
  | 'rating/changed-meanwhile'
  | 'rating/text-replaced'
  | 'rating/text-hidden'
  | 'rating/text-shown'
  | 'rating/already-answered'

/** Constraint -> refusal: the database's last word, told to the person. */
export const ratingConstraints: Readonly<Record<string, RatingRefusal>> = {
  rating_needs_confirmed_month: 'rating/no-confirmed-month',
  rating_once: 'rating/changed-meanwhile',
  rating_version_pk: 'rating/changed-meanwhile',
  rating_answer_pk: 'rating/already-answered',
}
