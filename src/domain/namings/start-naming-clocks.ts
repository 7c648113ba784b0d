/** Starts the clock of a naming once its notice is delivered; without a notice no clock runs. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { endOf } from '../choice/choice-terms.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { lockUnstartedNamings, updateNamingClock } from './clock-queries.ts'
import { namingAccess } from './naming-access.ts'
import { namingTerms } from './naming-terms.ts'

/** Repeatable: a second receipt of the same message changes nothing. Returns how many clocks started. */
export async function startNamingClocks(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  notices: readonly { readonly messageId: bigint; readonly deliveredAt: Temporal.Instant }[],
): Promise<number> {
  authorize(actor, namingAccess.startClock)
  const deliveredAt = new Map(notices.map(notice => [notice.messageId, notice.deliveredAt]))
  let started = 0
  for (const naming of await lockUnstartedNamings(tx, [...deliveredAt.keys()])) {
    const notifiedAt = deliveredAt.get(naming.messageId)
    if (notifiedAt === undefined) continue
    const today = setting.clock.today()
    const { pack } = await getRulesInForce(tx, naming.territory, 'club', today)
    const workingDays = namingTerms(pack).replyWorkingDays
    const replyUntil = endOf(setting.calendar, notifiedAt, { workingDays })
    await updateNamingClock(tx, naming.id, { notifiedAt, replyUntil })
    started += 1
  }
  return started
}
