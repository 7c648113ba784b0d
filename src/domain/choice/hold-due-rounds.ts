/** The round of the day: held by itself once the pack's hour has come, where somebody may get a place. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Database, Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceTerms } from './choice-terms.ts'
import { holdRound } from './hold-round.ts'
import { hasHope, selectLookingQueues } from './round-queries.ts'

type Queue = { readonly territory: string; readonly programme: Programme }

/** Repeatable: returns how many rounds were held. A queue whose round is refused does not stop the others. */
export async function holdDueRounds(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  let held = 0
  for (const { last_held_at, ...queue } of await selectLookingQueues(database)) {
    try {
      if (!(await isDue(database, setting, queue, last_held_at))) continue
      await holdRound(database, actor, setting, queue)
      held += 1
    } catch (fault) {
      reportFault(fault)
    }
  }
  return held
}

/** The hour has come, no round was held since, and there is something to give. */
async function isDue(
  read: Read,
  setting: Setting,
  { territory, programme }: Queue,
  lastHeldAt: Temporal.Instant | null,
): Promise<boolean> {
  const today = setting.clock.today()
  const rules = await findRulesInForce(read, territory, programme, today)
  if (rules?.pack === undefined || rules.pack.regime === 'referral') return false
  const { mode, roundAt } = choiceTerms(rules.pack)
  if (mode !== 'rounds') return false
  const hour = today.toZonedDateTime({ timeZone: ALMATY, plainTime: roundAt }).toInstant()
  if (Temporal.Instant.compare(setting.clock.now(), hour) < 0) return false
  if (lastHeldAt !== null && Temporal.Instant.compare(lastHeldAt, hour) >= 0) return false
  return hasHope(read, territory, programme)
}
