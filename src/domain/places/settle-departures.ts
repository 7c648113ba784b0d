/** The day after a departure: the seats are empty, and early places that nobody booked are general ones. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { type Departure, ripenPlaces, settleDeparture } from './departure-queries.ts'
import { placeAccess } from './place-access.ts'
import { findQueueOfGroup, lockGroup } from './place-queries.ts'

export {
  selectDueDepartures as findDueDepartures,
  selectRipeGroups as findRipeGroups,
} from './departure-queries.ts'

/** Repeatable: false when another worker did it. */
export async function endDeparture(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  departure: Departure,
): Promise<boolean> {
  authorize(actor, placeAccess.settle)
  await lockGroup(tx, departure.groupId)
  return settleDeparture(tx, departure, setting.clock.now())
}

/** Returns how many became general: never more than there are empty seats; the others wait for theirs. */
export async function ripenEarlyPlaces(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  groupId: bigint,
): Promise<number> {
  authorize(actor, placeAccess.settle)
  const queue = await findQueueOfGroup(tx, groupId)
  if (queue === undefined) return 0
  const { territory, programme } = queue
  const today = setting.clock.today()
  await lockHead(tx, territory, programme, today.year)
  const group = await lockGroup(tx, groupId)
  if (group === undefined) return 0
  const empty = group.capacity - group.enrolled + group.away - group.openNow
  if (empty <= 0) return 0
  const count = await ripenPlaces(tx, groupId, empty, today, setting.clock.now())
  if (count === 0) return 0
  await appendToJournal(tx, setting, [
    {
      kind: 'place.freed',
      facts: { provider: group.bin, group: group.name, territory, count, cause: 'leaving-school' },
    },
  ])
  const key = `${AUTOMATIC_ITERATION}:${programme}:${territory}`
  await planJob(
    tx,
    AUTOMATIC_ITERATION,
    { territory, programme, cause: 'places-published' },
    { key },
  )
  return count
}
