/** On the day of the roll-out calendar a queue goes over by itself; a day that was missed is made up for. */
import type { Actor } from '../../platform/access/actor.ts'
import { startOfDay } from '../../platform/clock.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { findSwitchDay } from './find-switch-day.ts'
import { runSwitch } from './run-switch.ts'
import { hasQueueBefore, selectQueues, selectSwitch } from './switch-queries.ts'

/** Later than so many days nobody looks any more: then there was no queue to lead over. */
const LATEST_DAYS = 30

/**
 * Repeatable: returns how many queues went over. A queue in which nobody stood under referrals is left alone: its
 * first application came under vouchers. What fails is reported and does not stop the others.
 */
export async function runDueSwitches(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  let done = 0
  for (const queue of await selectQueues(database)) {
    try {
      const { territory, programme } = queue
      const day = await findSwitchDay(database, territory, programme)
      if (day === undefined) continue
      const since = day.startsOn.until(setting.clock.today()).days
      if (since < 0 || since > LATEST_DAYS) continue
      if ((await selectSwitch(database, queue, day.startsOn)) !== undefined) continue
      if (!(await hasQueueBefore(database, queue, startOfDay(day.startsOn)))) continue
      const figures = await inTransaction(database, tx => runSwitch(tx, actor, setting, queue))
      if (figures !== undefined) done += 1
    } catch (fault) {
      reportFault(fault)
    }
  }
  return done
}
