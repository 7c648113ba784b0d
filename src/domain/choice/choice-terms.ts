/** The terms of choosing, out of a pack that has vouchers, and the deadlines that follow from them. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { ALMATY } from '../../base/time-zone.ts'
import { type DeadlineTerm, deadlineAfter } from '../territories/deadline.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { TerritoryRefusal } from '../territories/rules-in-force.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'

export type ChoiceTerms = {
  readonly mode: 'rounds' | 'immediate'
  /** Local time of the day's round, "18:00". */
  readonly roundAt: string
  readonly mostWishes: number
  readonly signWorkingDays: number
  readonly replyDays: number
}

/** Refuses `rules/not-on-vouchers` for a referral pack. */
export function choiceTerms(pack: RulePack): ChoiceTerms {
  if (pack.regime === 'referral') throw new Refusal<TerritoryRefusal>('rules/not-on-vouchers')
  const { values } = pack
  return {
    mode: values['offer.choiceMode'].value,
    roundAt: values['choice.roundAt'].value,
    mostWishes: values['choice.mostWishes'].value,
    signWorkingDays: values['choice.signWorkingDays'].value,
    replyDays: values['offer.waitingListReplyDays'].value,
  }
}

/** The first moment that is too late. */
export function endOf(
  calendar: WorkingCalendar,
  after: Temporal.Instant,
  term: DeadlineTerm,
): Temporal.Instant {
  const deadline = deadlineAfter(calendar, after, term)
  return assertDefined(deadline.ok ? deadline.value : undefined, 'the calendar covers it').endsAt
}

/** Until when a place is held: the day to choose by, or later if signing needs more days. */
export function heldUntil(
  chooseUntil: Temporal.Instant | null,
  signUntil: Temporal.Instant,
): Temporal.Instant {
  if (chooseUntil === null) return signUntil
  return Temporal.Instant.compare(chooseUntil, signUntil) > 0 ? chooseUntil : signUntil
}

/** When the hour of the round has last come, today or yesterday; a round is held at it if it could give anything. */
export function lastRoundHour(now: Temporal.Instant, roundAt: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(ALMATY).toPlainDate()
  const hourOf = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: ALMATY, plainTime: roundAt }).toInstant()
  const hour = hourOf(today)
  return Temporal.Instant.compare(now, hour) < 0 ? hourOf(today.subtract({ days: 1 })) : hour
}

/** The day to show for a first moment that is too late. */
export function lastDayOf(until: Temporal.Instant): Temporal.PlainDate {
  return until.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}
