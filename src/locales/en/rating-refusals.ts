/** Why a kindergarten cannot be rated, and what can be done now. */
import type { RatingRefusal } from '../../domain/ratings/rating.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const ratingRefusals: RefusalTextsOf<RatingRefusal> = {
  'rating/no-confirmed-month': () => ({
    title: 'There is no month of your child here that you confirmed.',
    next: 'Confirm the month in your cabinet when it comes; then you can rate.',
  }),
  'rating/not-here': () => ({
    title: 'Under the rules in force nothing is rated here.',
    next: 'If there is something to say, write to the education department from your cabinet.',
  }),
  'rating/changed-meanwhile': () => ({
    title: 'Meanwhile another guardian of the child has rated.',
    next: 'Reload the page, look at the rating, and change it if needed.',
  }),
  'rating/text-replaced': () => ({
    title: 'The family has changed this review or taken it away.',
    next: 'Go back to the list and look at the new one.',
  }),
  'rating/text-hidden': () => ({
    title: 'This review is hidden now.',
    next: 'Reload the list to see how it stands.',
  }),
  'rating/text-shown': () => ({
    title: 'This review is shown already.',
    next: 'Reload the list to see how it stands.',
  }),
  'rating/already-answered': () => ({
    title: 'This review has been answered.',
    next: 'The answer does not change. If the family writes anew, you can answer that too.',
  }),
}
