/** What everybody sees of a text: the words with a month, or that they are hidden and why. Pure. */
import { ALMATY } from '../../base/time-zone.ts'
import type { HidingReason } from './rating.ts'
import type { RatingText } from './text-queries.ts'

/** Neither day nor group, age or application: in a small group one of them would be a name. */
export type PublishedText = {
  /** First day of the month in which it was written. */
  readonly month: Temporal.PlainDate
  readonly content:
    | { readonly kind: 'shown'; readonly words: string; readonly answer: string | null }
    | { readonly kind: 'hidden'; readonly reason: HidingReason }
}

export function publishText(text: RatingText): PublishedText {
  const { hiddenFor, words, answer } = text
  return {
    month: monthOf(text.writtenAt),
    content:
      hiddenFor === null ? { kind: 'shown', words, answer } : { kind: 'hidden', reason: hiddenFor },
  }
}

export function monthOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(ALMATY).toPlainDate().with({ day: 1 })
}
