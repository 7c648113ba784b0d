/** A seat that became free is published, when the group has room for another child at all. */
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import type { Setting } from '../territories/setting.ts'
import type { Contract } from './contract.ts'
import { insertFreedPlace, lockSeats, type SeatGroup } from './enrolment-queries.ts'
import {
  selectHoldOfPlace,
  selectLeaveOfPlace,
  selectPlaceDays,
  selectSeatedOnPlace,
  updateLeavePlace,
  withdrawLentPlace,
} from './leave-queries.ts'

type FreedSeat = {
  readonly contract: Contract
  /** The place by which the child's own seat was lent while it was away. */
  readonly lentPlaceId: bigint | null
}

type NewPlace = {
  readonly admission: 'general' | 'temporary'
  readonly cause: 'freed' | 'absence'
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
}

/**
 * Part of an action that holds the head and the group. Nothing is published by a kindergarten that left the list, in a
 * group that is full all the same, for a seat that children of early booking wait for, and for one that another child
 * sits on or returns to.
 */
export async function publishFreedSeat(
  tx: Tx,
  setting: Setting,
  { contract, lentPlaceId }: FreedSeat,
): Promise<void> {
  const today = setting.clock.today()
  const at = setting.clock.now()
  const { territory, programme, groupId, placeId } = contract
  if (lentPlaceId !== null) {
    // The child did not return: whoever sits on its seat stays to the end of the lent days.
    if (await isInUse(tx, lentPlaceId)) return
    await withdrawLentPlace(tx, lentPlaceId, at)
  }
  const lent = await selectLeaveOfPlace(tx, placeId)
  const place = composePlace(await selectPlaceDays(tx, placeId), lent, today)
  const group = await lockSeats(tx, groupId)
  if (place === undefined || group === undefined) return
  if (!hasRoom(group) || hasLeftList(group, today)) return
  const newId = await insertFreedPlace(tx, { ...place, groupId, at })
  if (place.admission === 'temporary' && lent) await updateLeavePlace(tx, lent.id, newId)
  await appendToJournal(tx, setting, [
    { kind: 'place.freed', facts: freedFacts(group, territory, place) },
  ])
  await planJob(
    tx,
    AUTOMATIC_ITERATION,
    { territory, programme, cause: 'places-published' },
    { key: `${AUTOMATIC_ITERATION}:${programme}:${territory}` },
  )
}

async function isInUse(tx: Tx, placeId: bigint): Promise<boolean> {
  return (await selectSeatedOnPlace(tx, placeId)) || (await selectHoldOfPlace(tx, placeId))
}

/** Lent for the days that are left, or for good when nobody returns; undefined when its owner is back. */
function composePlace(
  { startsOn, lastDay }: Pick<NewPlace, 'startsOn' | 'lastDay'>,
  lent: { readonly ownerSeated: boolean } | undefined,
  today: Temporal.PlainDate,
): NewPlace | undefined {
  const begins = Temporal.PlainDate.compare(startsOn, today) < 0 ? today : startsOn
  const nobodyReturns = lastDay === null || lent?.ownerSeated === false
  if (nobodyReturns) {
    return { admission: 'general', cause: 'freed', startsOn: begins, lastDay: null }
  }
  if (Temporal.PlainDate.compare(lastDay, begins) < 0) return undefined
  return { admission: 'temporary', cause: 'absence', startsOn: begins, lastDay }
}

/** Whose seat it was is nobody's business: the group, the kind of place and its days. */
export function freedFacts(
  group: Pick<SeatGroup, 'bin' | 'name'>,
  territory: string,
  place: NewPlace,
) {
  return {
    provider: group.bin,
    group: group.name,
    territory,
    admission: place.admission,
    cause: place.cause,
    startsOn: place.startsOn.toString(),
    lastDay: place.lastDay === null ? null : place.lastDay.toString(),
  }
}

function hasRoom({ capacity, enrolled, away, openNow, booked }: SeatGroup): boolean {
  return capacity - (enrolled - away) - openNow - booked > 0
}

function hasLeftList({ listedTo }: SeatGroup, today: Temporal.PlainDate): boolean {
  return listedTo !== null && Temporal.PlainDate.compare(listedTo, today) < 0
}
