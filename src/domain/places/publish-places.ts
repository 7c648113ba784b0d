/** Publishes or takes back the free places of a group; the queue's head is held, so no iteration runs meanwhile. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, staffWithin, system } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type PlaceRefusal, possibleMore } from './place.ts'
import {
  findQueueOfGroup,
  type GroupOfPlace,
  insertPlaces,
  lockGroup,
  withdrawNewest,
} from './place-queries.ts'

export const publishPlacesPermission = {
  name: 'place.publish',
  rules: [staffWithin('officer', 'head'), system],
}

type PublishPlaces = {
  readonly groupId: bigint
  /** How many general places shall be published after this. */
  readonly free: number
  readonly startsOn: Temporal.PlainDate
  /** Told in the bulletin when places are taken back. */
  readonly withdrawalReason: string
}

/** Returns the change (+ published, - withdrawn). Refuses more than capacity less enrolled. */
export async function publishPlaces(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: PublishPlaces,
): Promise<number> {
  const queue = await findQueueOfGroup(tx, input.groupId)
  if (queue === undefined) throw new NotFound('group')
  const path = await getTerritoryPath(tx, queue.territory)
  authorize(actor, publishPlacesPermission, { territoryPath: path.map(step => step.code) })
  // The head before any group, as iterations and imports do: otherwise two of us wait for each other.
  await lockHead(tx, queue.territory, queue.programme, setting.clock.today().year)
  const group = assertDefined(await lockGroup(tx, input.groupId), 'groups are never deleted')
  const { published } = group
  const change = input.free - published
  if (change === 0) return 0
  const possible = published + possibleMore(group, 'general')
  if (input.free > possible && change > 0) {
    throw new Refusal<PlaceRefusal>('place/over-capacity', { free: input.free, possible })
  }
  const at = setting.clock.now()
  if (change > 0) await insertPlaces(tx, group.id, change, input.startsOn, at)
  else await withdrawNewest(tx, group.id, -change, input.withdrawalReason, at)
  await recordChange(tx, setting, group, change, input)
  return change
}

async function recordChange(
  tx: Tx,
  setting: Setting,
  group: GroupOfPlace,
  change: number,
  input: PublishPlaces,
): Promise<void> {
  const facts = { provider: group.bin, group: group.name, territory: group.territory }
  await appendToJournal(tx, setting, [
    change > 0
      ? {
          kind: 'place.published',
          facts: { ...facts, count: change, startsOn: input.startsOn.toString() },
        }
      : {
          kind: 'place.withdrawn',
          facts: { ...facts, count: -change, reason: input.withdrawalReason },
        },
  ])
  if (change < 0) return
  const { territory, programme } = group
  await planJob(
    tx,
    AUTOMATIC_ITERATION,
    { territory, programme, cause: 'places-published' },
    { key: `${AUTOMATIC_ITERATION}:${programme}:${territory}` },
  )
}
