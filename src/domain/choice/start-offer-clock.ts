/** Starts the clock of a waiting list's offer once its notice is delivered; without a notice no clock runs. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { choiceTerms, endOf } from './choice-terms.ts'
import { startOfferClocks } from './hold-queries.ts'

/** Repeatable: a second receipt of the same message changes nothing. Returns how many clocks started. */
export async function startOfferClock(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  notice: { readonly messageId: bigint; readonly deliveredAt: Temporal.Instant },
): Promise<number> {
  authorize(actor, choiceAccess.startClock)
  return startOfferClocks(
    tx,
    notice.messageId,
    notice.deliveredAt,
    async (territory, programme) => {
      const { pack } = await getRulesInForce(tx, territory, programme, setting.clock.today())
      const calendarDays = choiceTerms(pack).replyDays
      return endOf(setting.calendar, notice.deliveredAt, { calendarDays })
    },
  )
}
