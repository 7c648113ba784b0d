/** The two passes of the day over referrals, held by themselves once the pack's hour has come. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { holdReferralRound } from './hold-referral-round.ts'
import { selectWaitingQueues } from './referral-round-queries.ts'

/**
 * Repeatable: returns how many passes were held. First those whose turn it is, then everybody. A queue whose pass
 * is refused does not stop the others.
 */
export async function holdDueReferralRounds(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  const today = setting.clock.today()
  let held = 0
  for (const queue of await selectWaitingQueues(database)) {
    const { territory, programme, last_priority, last_open } = queue
    try {
      const rules = await findRulesInForce(database, territory, programme, today)
      if (rules?.pack?.regime !== 'referral') continue
      const plainTime = rules.pack.values['choice.roundAt'].value
      const hour = today.toZonedDateTime({ timeZone: ALMATY, plainTime }).toInstant()
      if (Temporal.Instant.compare(setting.clock.now(), hour) < 0) continue
      const isDue = (last: Temporal.Instant | null) =>
        last === null || Temporal.Instant.compare(last, hour) < 0
      for (const turn of ['priority', 'open'] as const) {
        if (!isDue(turn === 'priority' ? last_priority : last_open)) continue
        const report = await holdReferralRound(database, actor, setting, {
          territory,
          programme,
          turn,
        })
        if (report !== undefined) held += 1
      }
    } catch (fault) {
      reportFault(fault)
    }
  }
  return held
}
