/** A family with a place says which groups it would rather have, best first, or takes that back. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { SwapRefusal } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import {
  type OwnSeat,
  replaceSwapWishes,
  type SwapGroup,
  selectListedGroups,
  selectOwnSeat,
  selectSwapWishes,
} from './swap-wish-queries.ts'

export type SetSwapWishes = {
  /** Of the application. */
  readonly number: string
  /** Best first; an empty list takes the wish back. */
  readonly groupIds: readonly bigint[]
}

/**
 * Repeatable: the same list again changes nothing; a proposal that is open goes on. Refuses `swap/not-enrolled`,
 * `swap/too-many-wishes`, `swap/group-not-suitable` (another age or kind, its own group, a kindergarten off the list).
 */
export async function setSwapWishes(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: SetSwapWishes,
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, swapAccess.wish, relation)
  const { groupIds } = input
  const before = await selectSwapWishes(tx, application.id)
  if (before.join() === groupIds.join()) return
  const groups = groupIds.length === 0 ? [] : await findGroups(tx, setting, application, groupIds)
  const at = setting.clock.now()
  await replaceSwapWishes(tx, application.id, groupIds, at)
  await recordEvent(tx, actorText(actor), at, application.id, 'swap-wished', {})
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.wished',
      facts: {
        application: application.number,
        territory: application.territory,
        ranks: groups.map(({ bin, id }) => `${bin}/${id}`).join(', '),
      },
    },
  ])
}

/** In the order of the list. */
async function findGroups(
  tx: Tx,
  setting: Setting,
  application: Application,
  groupIds: readonly bigint[],
): Promise<readonly SwapGroup[]> {
  const today = setting.clock.today()
  const { territory, programme } = application
  const { pack } = await getRulesInForce(tx, territory, programme, today)
  const own = await selectOwnSeat(tx, application.id)
  if (own === undefined || pack.programme !== 'preschool') refuse('swap/not-enrolled')
  const most = pack.values['choice.mostWishes'].value
  if (groupIds.length > most) {
    throw new Refusal<SwapRefusal>('swap/too-many-wishes', { most })
  }
  const listed = new Map((await selectListedGroups(tx, groupIds, today)).map(one => [one.id, one]))
  const groups = groupIds.flatMap(id => listed.get(id) ?? [])
  const suits = groups.every(group => isBetterSeat(group, own, application))
  const twice = new Set(groupIds).size !== groupIds.length
  if (twice || groups.length !== groupIds.length || !suits) refuse('swap/group-not-suitable')
  return groups
}

/** For a child of the same age and kind, in the same queue, and not the group in which it sits. */
function isBetterSeat(group: SwapGroup, own: OwnSeat, child: Application): boolean {
  return (
    group.id !== own.groupId &&
    group.territory === child.territory &&
    group.programme === child.programme &&
    group.cohort === own.cohort &&
    group.kind === own.kind
  )
}

function refuse(code: SwapRefusal): never {
  throw new Refusal<SwapRefusal>(code)
}
