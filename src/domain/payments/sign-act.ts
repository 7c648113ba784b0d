/** The kindergarten signs its act in its cabinet: it agrees with the sum, child by child. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { updateSigned } from './act-queries.ts'
import { actFacts, lockActFor, type SeenAct } from './lock-act.ts'
import { paymentAccess } from './payment-access.ts'

export async function signAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  seen: SeenAct,
): Promise<void> {
  const { act } = await lockActFor(tx, actor, paymentAccess.signAct, 'signed', seen)
  await updateSigned(tx, act.id, setting.clock.now(), actorText(actor))
  await appendToJournal(tx, setting, [{ kind: 'act.signed', ...actFacts(act) }])
}
