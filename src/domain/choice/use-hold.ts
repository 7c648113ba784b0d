/** The child takes the place that was held for it: its contract is in force. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockById } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import type { ChoiceRefusal, Hold } from './hold.ts'
import { nextHoldState } from './hold-life.ts'
import { selectHeldPlace, updateHold, updatePlace } from './hold-queries.ts'
import { serveEntries } from './waiting-queries.ts'
import { deleteWishes } from './wish-queries.ts'

/**
 * Part of signing a contract (which authorizes), over a hold locked by `lockHold`. Offers of other
 * waiting lists stay. Refuses `choice/hold-over` when the place is not held any more.
 */
export async function useHold(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly hold: Hold },
): Promise<void> {
  const { hold } = input
  const to = nextHoldState(hold.state, 'used')
  const at = setting.clock.now()
  if (
    to === undefined ||
    !(await updatePlace(tx, hold.placeId, {
      from: hold.cause === 'swap' ? 'exchange' : 'held',
      to: 'taken',
      at,
    }))
  ) {
    throw new Refusal<ChoiceRefusal>('choice/hold-over')
  }
  await updateHold(tx, hold.id, { state: to, at })
  await serveEntries(tx, hold, actorText(actor), at)
  // The list has done its work; if this place is lost one day, the family says anew what it wants.
  await deleteWishes(tx, hold.applicationId, undefined)
  const place = await selectHeldPlace(tx, hold)
  const application = await lockById(tx, hold.applicationId)
  await appendToJournal(tx, setting, [
    {
      kind: 'place.taken',
      facts: {
        ...(application && { application: application.number }),
        provider: place.bin,
        group: place.group,
        territory: place.territory,
        admission: place.admission,
      },
    },
  ])
}
