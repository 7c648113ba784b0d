/** What is shown of many ratings: how many, and from enough of them on the means and how families spread. Pure. */
import type { Criterion } from './rating.ts'
import type { RatingTerms } from './rating-terms.ts'

export type RatingSums = {
  readonly ratings: number
  /** How many single scores there are, and their sum. */
  readonly scores: number
  readonly total: number
  /** Families by their own mean, rounded half up: of one star first. */
  readonly spread: readonly number[]
  readonly byCriterion: Readonly<
    Partial<Record<Criterion, { readonly ratings: number; readonly total: number }>>
  >
}

export type RatingFigures = {
  readonly ratings: number
  readonly leastShown: number
  /** Absent with fewer ratings than the rules ask for: a mean of few would tell what one family said. */
  readonly shown?: {
    /** Tenths: 43 is 4.3. */
    readonly meanTenths: number
    readonly criteria: readonly { readonly criterion: Criterion; readonly meanTenths: number }[]
    readonly spread: readonly number[]
  }
}

export function composeFigures(sums: RatingSums | undefined, terms: RatingTerms): RatingFigures {
  const { leastShown } = terms
  if (sums === undefined) return { ratings: 0, leastShown }
  const { ratings } = sums
  if (ratings < leastShown) return { ratings, leastShown }
  const criteria = terms.criteria.flatMap(criterion => {
    const sum = sums.byCriterion[criterion]
    // A criterion that came into the rules later has its own few.
    if (sum === undefined || sum.ratings < leastShown) return []
    return [{ criterion, meanTenths: tenths(sum.total, sum.ratings) }]
  })
  const { spread } = sums
  return {
    ratings,
    leastShown,
    shown: { meanTenths: tenths(sums.total, sums.scores), criteria, spread },
  }
}

/** Rounded half up. */
function tenths(total: number, count: number): number {
  return Math.floor((20 * total + count) / (2 * count))
}
