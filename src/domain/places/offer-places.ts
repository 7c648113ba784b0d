/** A kindergarten publishes vacant places of one kind, with their days and restriction (order 254, 3, 3)). */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type Admission, type PlaceCause, type PlaceRefusal, possibleMore } from './place.ts'
import { placeAccess } from './place-access.ts'
import { findQueueOfGroup, insertOfferedPlaces, lockGroup } from './place-queries.ts'

export type OfferPlaces = {
  readonly groupId: bigint
  readonly admission: Admission
  /** At least 1. */
  readonly count: number
  readonly startsOn: Temporal.PlainDate
  /** Only a temporary place has one. */
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
  readonly cause?: PlaceCause
}

/**
 * Returns the ids of the new places. Refuses `place/over-capacity` (more than empty seats),
 * `place/more-than-leave` (early booking: more than children who could leave), `place/day-passed`,
 * `place/not-listed` (a day after the provider left the list).
 */
export async function offerPlaces(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: OfferPlaces,
): Promise<readonly bigint[]> {
  const queue = await findQueueOfGroup(tx, input.groupId)
  if (queue === undefined) throw new NotFound('group')
  const { territory, programme, providerId } = queue
  const path = await getTerritoryPath(tx, territory)
  authorize(actor, placeAccess.offer, { territoryPath: path.map(step => step.code), providerId })
  const today = setting.clock.today()
  // The head before any group, as iterations and imports do: otherwise two of us wait for each other.
  await lockHead(tx, territory, programme, today.year)
  const group = assertDefined(await lockGroup(tx, input.groupId), 'groups are never deleted')
  const { startsOn, lastDay, admission } = input
  const late = lastDay !== null && Temporal.PlainDate.compare(lastDay, startsOn) < 0
  if (Temporal.PlainDate.compare(startsOn, today) < 0 || late) {
    throw new Refusal<PlaceRefusal>('place/day-passed')
  }
  const { listedTo } = group
  if (listedTo !== null && Temporal.PlainDate.compare(startsOn, listedTo) > 0) {
    throw new Refusal<PlaceRefusal>('place/not-listed', { listedTo: listedTo.toString() })
  }
  const possible = possibleMore(group, admission)
  if (input.count > possible) {
    const early = admission === 'early-booking'
    const facts = { free: input.count, possible }
    throw new Refusal<PlaceRefusal>(early ? 'place/more-than-leave' : 'place/over-capacity', facts)
  }
  const ids = await insertOfferedPlaces(
    tx,
    { ...input, cause: input.cause ?? 'published' },
    setting.clock.now(),
  )
  await appendToJournal(tx, setting, [
    {
      kind: 'place.published',
      facts: {
        provider: group.bin,
        group: group.name,
        territory,
        count: input.count,
        admission,
        ...(input.cause === undefined ? {} : { cause: input.cause }),
        startsOn: startsOn.toString(),
        ...(lastDay && { lastDay: lastDay.toString() }),
      },
    },
  ])
  await planJob(
    tx,
    AUTOMATIC_ITERATION,
    { territory, programme, cause: 'places-published' },
    { key: `${AUTOMATIC_ITERATION}:${programme}:${territory}` },
  )
  return ids
}
