/** Whose turn has come for the places of the open bulletins, and until which day. Pure. */
import type { RulePackOf } from '../territories/rule-pack.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import {
  type FamilyInTurn,
  familiesInTurn,
  placesInTurn,
  poolOf,
  rankQueue,
} from './compose-referral-round.ts'
import { type PauseDays, windowOf, windowTerms } from './place-window.ts'
import type { OpenPlace, QueueFamily } from './referral-round-queries.ts'
import { lastDayOf } from './referral-term.ts'

export type CalledFamily = {
  readonly family: FamilyInTurn
  /** The last on which a place that suits it is kept from everybody behind it. */
  readonly lastDay: Temporal.PlainDate
}

/** In the order of the queue; the same families that the day's pass will serve first. */
export function callInTurn(
  calendar: WorkingCalendar,
  pack: RulePackOf<'referral'>,
  pauses: readonly PauseDays[],
  open: { readonly places: readonly OpenPlace[]; readonly queue: readonly QueueFamily[] },
  now: Temporal.Instant,
): readonly CalledFamily[] {
  const turn = 'priority'
  const places = placesInTurn(calendar, pack, pauses, open.places, { turn, now })
  const terms = windowTerms(pack)
  const lastDays = new Map<string, Temporal.PlainDate>()
  for (const place of places) {
    const { opensToAllAt } = windowOf(calendar, terms, pauses, place.published_at)
    const lastDay = lastDayOf(opensToAllAt)
    const known = lastDays.get(poolOf(place))
    if (known === undefined || Temporal.PlainDate.compare(known, lastDay) < 0) {
      lastDays.set(poolOf(place), lastDay)
    }
  }
  return familiesInTurn(pack, turn, rankQueue(pack, open.queue), places).flatMap(family => {
    // A brother or a sister of another age may have the turn without a place of that age.
    const lastDay = lastDays.get(poolOf(family))
    return lastDay === undefined ? [] : [{ family, lastDay }]
  })
}
