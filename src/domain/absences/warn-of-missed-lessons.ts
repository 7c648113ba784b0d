/** Once a day in each territory: families of clubs are told when their child missed lessons in a row without a reason. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { tellFamilies } from '../attendance/tell-families.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { absenceAccess } from './absence-access.ts'
import { missedLessonsToWarn } from './find-missed-lessons.ts'
import { selectMissed } from './missed-lesson-queries.ts'

/**
 * In the night, so that a mark that was mended on its day tells nobody. Repeatable: a row of missed lessons is told of once, by
 * its first day, however long it grows. Returns how many rows there are.
 */
export async function warnOfMissedLessons(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: { readonly programme: Programme; readonly territory: string },
): Promise<number> {
  authorize(actor, absenceAccess.find)
  if (scope.programme !== 'club') return 0
  const today = setting.clock.today()
  const rules = await findRulesInForce(tx, scope.territory, scope.programme, today)
  const least = missedLessonsToWarn(rules?.pack)
  if (least === undefined) return 0
  const { territory } = scope
  const missed = await selectMissed(tx, { territory }, { today, least })
  const since = new Map(missed.map(one => [one.enrolmentId, one.since]))
  await tellFamilies(tx, setting.clock.now(), [...since.keys()], {
    template: 'lessons-missed',
    cause: ({ enrolmentId }) => `${enrolmentId}:${since.get(enrolmentId)}`,
  })
  return missed.length
}
