/** A kindergarten takes published places back, with a reason that the bulletin tells (order 254, 3, 9)). */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { PlaceRefusal, WithdrawalReason } from './place.ts'
import { placeAccess } from './place-access.ts'
import { findQueueOfGroup, lockGroup, withdrawPublished } from './place-queries.ts'

export type WithdrawPlaces = {
  readonly groupId: bigint
  readonly placeIds: readonly bigint[]
  readonly reason: WithdrawalReason
}

/** All or none. Refuses `place/not-published` when one of them is kept for a child or gone already. */
export async function withdrawPlaces(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: WithdrawPlaces,
): Promise<void> {
  const queue = await findQueueOfGroup(tx, input.groupId)
  if (queue === undefined) throw new NotFound('group')
  const { territory, programme, providerId } = queue
  const path = await getTerritoryPath(tx, territory)
  authorize(actor, placeAccess.withdraw, { territoryPath: path.map(step => step.code), providerId })
  await lockHead(tx, territory, programme, setting.clock.today().year)
  const group = assertDefined(await lockGroup(tx, input.groupId), 'groups are never deleted')
  const ids = [...new Set(input.placeIds)]
  const count = await withdrawPublished(tx, group.id, ids, input.reason, setting.clock.now())
  if (count !== ids.length || count === 0) throw new Refusal<PlaceRefusal>('place/not-published')
  await appendToJournal(tx, setting, [
    {
      kind: 'place.withdrawn',
      facts: { provider: group.bin, group: group.name, territory, count, reason: input.reason },
    },
  ])
}
