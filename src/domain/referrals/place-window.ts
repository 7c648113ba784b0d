/** When a published place may be given, and to whom: the bulletin, its opening, the time of those whose turn it is. Pure. */
import { assertDefined } from '../../base/assert.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { RulePackOf } from '../territories/rule-pack.ts'
import { addWorkingDays, type WorkingCalendar } from '../territories/working-calendar.ts'

/** To those whose turn it is, or to the whole queue. */
export type Turn = 'priority' | 'open'

export type WindowTerms = {
  /** Local times, "18:00". */
  readonly bulletinAt: string
  readonly opensAt: string
  readonly priorityWorkingDays: number
}

/** Days on which nothing opens; both are part of it. */
export type PauseDays = {
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
}

export type PlaceWindow = {
  /** The day in whose bulletin the place stands. */
  readonly bulletinDay: Temporal.PlainDate
  readonly opensAt: Temporal.Instant
  /** The first moment that belongs to everybody: 00:00 of the day after the last working day of the window. */
  readonly opensToAllAt: Temporal.Instant
}

export function windowTerms(pack: RulePackOf<'referral'>): WindowTerms {
  const { values } = pack
  return {
    bulletinAt: values['referral.bulletinPublishedAt'].value,
    opensAt: values['referral.bulletinOpensAt'].value,
    priorityWorkingDays: values['referral.priorityWindowWorkingDays'].value,
  }
}

/**
 * A place published before the hour of the bulletin stands in that day's, from the hour on in the next day's.
 * It opens on the day after its bulletin, or on the first day after a pause. The working days of the window are
 * counted like every deadline: the day before the opening is the day of the notice. `publishedAt`: since when it
 * is published without a break; a place that comes back stands in a new bulletin.
 */
export function windowOf(
  calendar: WorkingCalendar,
  terms: WindowTerms,
  pauses: readonly PauseDays[],
  publishedAt: Temporal.Instant,
): PlaceWindow {
  const local = publishedAt.toZonedDateTimeISO(ALMATY)
  const inTime = Temporal.PlainTime.compare(local.toPlainTime(), terms.bulletinAt) < 0
  const bulletinDay = local.toPlainDate().add({ days: inTime ? 0 : 1 })
  const opensOn = afterPauses(pauses, bulletinDay.add({ days: 1 }))
  const last = addWorkingDays(calendar, opensOn.subtract({ days: 1 }), terms.priorityWorkingDays)
  const lastDay = assertDefined(last.ok ? last.value : undefined, 'the calendar covers it')
  return {
    bulletinDay,
    opensAt: opensOn.toZonedDateTime({ timeZone: ALMATY, plainTime: terms.opensAt }).toInstant(),
    opensToAllAt: lastDay.add({ days: 1 }).toZonedDateTime(ALMATY).toInstant(),
  }
}

/** Undefined before the opening. */
export function turnAt(window: PlaceWindow, now: Temporal.Instant): Turn | undefined {
  if (Temporal.Instant.compare(now, window.opensAt) < 0) return undefined
  return Temporal.Instant.compare(now, window.opensToAllAt) < 0 ? 'priority' : 'open'
}

/** Pauses may follow one another without a day between them. */
function afterPauses(pauses: readonly PauseDays[], day: Temporal.PlainDate): Temporal.PlainDate {
  const pause = pauses.find(
    ({ startsOn, lastDay }) =>
      Temporal.PlainDate.compare(startsOn, day) <= 0 &&
      Temporal.PlainDate.compare(day, lastDay) <= 0,
  )
  return pause === undefined ? day : afterPauses(pauses, pause.lastDay.add({ days: 1 }))
}
