/** Time as an argument: the real clock, one moved forward for demonstrations, one that stands still. */
import { ALMATY } from '../base/time-zone.ts'

export type Clock = {
  now(): Temporal.Instant
  /** The civil day in Almaty. */
  today(): Temporal.PlainDate
}

export function clockOf(now: () => Temporal.Instant): Clock {
  return { now, today: () => now().toZonedDateTimeISO(ALMATY).toPlainDate() }
}

export const systemClock: Clock = clockOf(() => Temporal.Now.instant())

/** Runs ahead of the real clock by what `offset` answers at the moment of asking. */
export function shiftedClock(offset: () => Temporal.Duration): Clock {
  return clockOf(() => Temporal.Now.instant().add(offset()))
}

/** "2026-09-01T09:00" read as Almaty time; `advance` moves it. */
export function standingClock(localDateTime: string): Clock & {
  advance(duration: Temporal.DurationLike): void
} {
  let moment = Temporal.PlainDateTime.from(localDateTime).toZonedDateTime(ALMATY).toInstant()
  return {
    ...clockOf(() => moment),
    advance(duration) {
      moment = moment.toZonedDateTimeISO(ALMATY).add(duration).toInstant()
    },
  }
}

/** The first instant of a civil day in Almaty. */
export function startOfDay(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(ALMATY).toInstant()
}
