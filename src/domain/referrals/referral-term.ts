/** Until when a referral must be used, and until when it can be extended. */
import { assertDefined } from '../../base/assert.ts'
import { ALMATY } from '../../base/time-zone.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Admission } from '../places/place.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { RulePackOf } from '../territories/rule-pack.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'

type ReferralTerm = {
  /** Not counted itself. */
  readonly from: Temporal.PlainDate
  /** The first moment that is too late. */
  readonly validUntil: Temporal.Instant
}

/**
 * The days are counted from the day of issue, on which the notice is sent too; of early booking from the day on
 * which the place is really free (order 254, 3, 6)).
 */
export function termOf(
  calendar: WorkingCalendar,
  pack: RulePackOf<'referral'>,
  place: { readonly admission: Admission; readonly startsOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): ReferralTerm {
  const early = place.admission === 'early-booking'
  const from =
    early && Temporal.PlainDate.compare(place.startsOn, today) > 0 ? place.startsOn : today
  const workingDays = pack.values['referral.validityWorkingDays'].value
  const deadline = deadlineAfter(calendar, startOfDay(from), { workingDays })
  const { endsAt } = assertDefined(deadline.ok ? deadline.value : undefined, 'it is covered')
  return { from, validUntil: endsAt }
}

/** The last day on which the family may still use it. */
export function lastDayOf(validUntil: Temporal.Instant): Temporal.PlainDate {
  return validUntil.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}

export type Extension = { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate }

/** The days that may be chosen; undefined when the referral cannot be extended any more. */
export function extensionOf(
  pack: RulePackOf<'referral'>,
  referral: { readonly validUntil: Temporal.Instant; readonly extensions: number },
): Extension | undefined {
  const { values } = pack
  const days = values['referral.extensionCalendarDays'].value
  if (referral.extensions >= values['referral.extensions'].value || days === 0) return undefined
  const lastDay = lastDayOf(referral.validUntil)
  return { first: lastDay.add({ days: 1 }), last: lastDay.add({ days }) }
}
