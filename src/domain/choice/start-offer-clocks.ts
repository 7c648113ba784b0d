/** Starts the clock of a waiting list's offer once its notice is delivered; without a notice no clock runs. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { choiceTerms, endOf } from './choice-terms.ts'
import { lockUnstartedOffers, updateOfferClock } from './hold-queries.ts'

/** Repeatable: a second receipt of the same message changes nothing. Returns how many clocks started. */
export async function startOfferClocks(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  notices: readonly { readonly messageId: bigint; readonly deliveredAt: Temporal.Instant }[],
): Promise<number> {
  authorize(actor, choiceAccess.startClock)
  const deliveredAt = new Map(notices.map(notice => [notice.messageId, notice.deliveredAt]))
  let started = 0
  for (const offer of await lockUnstartedOffers(tx, [...deliveredAt.keys()])) {
    const notifiedAt = deliveredAt.get(offer.messageId)
    if (notifiedAt === undefined) continue
    const { territory, programme } = offer
    const { pack } = await getRulesInForce(tx, territory, programme, setting.clock.today())
    const calendarDays = choiceTerms(pack).replyDays
    const until = endOf(setting.calendar, notifiedAt, { calendarDays })
    await updateOfferClock(tx, offer.id, { notifiedAt, until })
    started += 1
  }
  return started
}
