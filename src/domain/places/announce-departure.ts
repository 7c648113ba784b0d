/** Children will leave (mostly for school): their seats are told of ahead and can be booked early (order 254, 3, 6)). */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { countUnannounced, insertDeparture } from './departure-queries.ts'
import { offerPlaces } from './offer-places.ts'
import type { PlaceRefusal } from './place.ts'

export type AnnounceDeparture = {
  readonly groupId: bigint
  /** At least 1. */
  readonly count: number
  /** The children's last day; their seats are free from the day after. */
  readonly lastDay: Temporal.PlainDate
}

/**
 * For children whom no contract of ours knows; those with a contract leave by its end. Publishes as many
 * places of early booking. Refuses `place/more-than-leave`, `place/day-passed`, and what offerPlaces refuses.
 */
export async function announceDeparture(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AnnounceDeparture,
): Promise<void> {
  const { groupId, count, lastDay } = input
  // Authorizes, and holds the group from here on.
  await offerPlaces(tx, actor, setting, {
    groupId,
    admission: 'early-booking',
    count,
    startsOn: lastDay.add({ days: 1 }),
    lastDay: null,
    restriction: null,
    cause: 'leaving-school',
  })
  const possible = await countUnannounced(tx, groupId)
  if (count > possible) {
    throw new Refusal<PlaceRefusal>('place/more-than-leave', { free: count, possible })
  }
  const at = setting.clock.now()
  await insertDeparture(tx, { groupId, count, lastDay, by: actorText(actor), at })
}
