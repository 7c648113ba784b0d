/** Children of clubs who missed lessons in a row without a reason: those of a territory for its office, of a group for its club. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { attendanceAccess } from '../attendance/attendance-access.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { absenceAccess } from './absence-access.ts'
import { type MissedLessons, selectMissed } from './missed-lesson-queries.ts'

export type { MissedLessons } from './missed-lesson-queries.ts'

/** After how many a warning goes out; undefined where the rules know no clubs. */
export function missedLessonsToWarn(pack: RulePack | undefined): number | undefined {
  return pack?.regime === 'single-voucher'
    ? pack.values['club.warnAfterMissedLessons'].value
    : undefined
}

async function findLeast(read: Read, setting: Setting, territory: string) {
  const rules = await findRulesInForce(read, territory, 'club', setting.clock.today())
  return missedLessonsToWarn(rules?.pack)
}

export async function findMissedLessons(
  read: Read,
  actor: Actor,
  relation: Relation,
  setting: Setting,
  territory: string,
): Promise<readonly MissedLessons[]> {
  authorize(actor, absenceAccess.read, relation)
  const least = await findLeast(read, setting, territory)
  if (least === undefined) return []
  return selectMissed(read, { territory }, { today: setting.clock.today(), least })
}

/** For the club itself. */
export async function findMissedOfGroup(
  read: Read,
  actor: Actor,
  setting: Setting,
  group: { readonly id: bigint; readonly providerId: bigint; readonly territory: string },
): Promise<readonly MissedLessons[]> {
  authorize(actor, attendanceAccess.mark, { providerId: group.providerId })
  const least = await findLeast(read, setting, group.territory)
  if (least === undefined) return []
  return selectMissed(read, { groupId: group.id }, { today: setting.clock.today(), least })
}
