/** A family does not want the place that its waiting list offers: it leaves that list, the next is asked. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { lockOpenOffer } from './accept-offer.ts'
import { choiceAccess } from './choice-access.ts'
import { releaseHold } from './release-hold.ts'

/** Refuses `choice/offer-over`. */
export async function declineOffer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly holdId: bigint },
): Promise<void> {
  const { declineOffer: permission } = choiceAccess
  const { hold } = await lockOpenOffer(tx, actor, setting, input.holdId, permission)
  await releaseHold(tx, actor, setting, { hold, reason: 'declined' })
}
