/** A family gives up the place that is held for its child, to choose another before its day. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { findLiveHold, lockHold } from './find-holds.ts'
import type { ChoiceRefusal } from './hold.ts'
import { releaseHold } from './release-hold.ts'

/** Refuses `choice/hold-over` when nothing is held. */
export async function giveUpPlace(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string },
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, choiceAccess.giveUp, found.relation)
  const live = await findLiveHold(tx, found.application.id)
  if (live === undefined) throw new Refusal<ChoiceRefusal>('choice/hold-over')
  const hold = assertDefined(await lockHold(tx, live.id), 'it was there')
  await releaseHold(tx, actor, setting, { hold, reason: 'given-up' })
}
