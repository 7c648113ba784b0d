/** Rules of the voucher regimes: the iteration, the offer and the choice. */
import { clockTime, listOf, oneOf, rule, wholeNumber, yesNo } from './rule-value.ts'

export const offerRules = {
  /** What makes an iteration run without being asked. */
  'iteration.automaticOn': rule(
    listOf(
      oneOf('money-allotted', 'places-published'),
      'a list of money-allotted, places-published',
    ),
  ),
  /** A place is counted when it is free at most so many days after the iteration. */
  'iteration.placeHorizonDays': rule(wholeNumber(0, 366)),
  /** What is reserved at the offer. */
  'iteration.reservation': rule(oneOf('norm-times-months-left-in-year')),
  /** Working days to confirm an offered voucher. */
  'offer.confirmWorkingDays': rule(wholeNumber(1, 60)),
  /** Calendar days in which a missed offer can be restored to the queue. */
  'offer.restoreCalendarDays': rule(wholeNumber(0, 366)),
  /** How many times an application can be restored. */
  'offer.restorations': rule(wholeNumber(0, 10)),
  /** Working days from confirmation to choose and to sign. */
  'offer.chooseWorkingDays': rule(wholeNumber(1, 60)),
  /** What follows when nothing was chosen in time. */
  'offer.missedChoice': rule(oneOf('voucher-to-pool-application-inactive')),
  /** What follows when the family refuses the voucher. */
  'offer.refusal': rule(oneOf('leaves-queue')),
  /** Wishes resolved in rounds by queue order, or whoever chooses first. */
  'offer.choiceMode': rule(oneOf('rounds', 'immediate')),
  /** Days to answer when a place on a waiting list is freed. */
  'offer.waitingListReplyDays': rule(wholeNumber(1, 60)),
  /** When the day's round of choice is held. */
  'choice.roundAt': rule(clockTime),
  /** How many groups a family may wish for. */
  'choice.mostWishes': rule(wholeNumber(1, 20)),
  /** Working days to sign that a family has at least, from the moment a place is held for it. */
  'choice.signWorkingDays': rule(wholeNumber(1, 60)),
  /** Who is next on a waiting list. */
  'choice.waitingListOrder': rule(oneOf('without-place-first-then-joined')),
  /** Whether the time to choose waits while there is no suitable place to choose. */
  'choice.clockWaitsForPlaces': rule(yesNo),
} as const
