/** The timetable of a club's own group, with the rooms and people that lessons can be given to. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { findTimetable, type GroupTimetable } from './find-lessons.ts'
import { lessonAccess } from './lesson-access.ts'
import {
  type OwnLessonGroup,
  selectOwnGroup,
  selectRoomsAndCoaches,
  type Usable,
} from './lesson-queries.ts'

export type OwnTimetable = GroupTimetable & {
  readonly group: OwnLessonGroup
  readonly rooms: readonly Usable[]
  readonly coaches: readonly Usable[]
}

/** Throws NotFound for a group of another: numbers must not be probed. */
export async function findOwnTimetable(
  read: Read,
  actor: Actor,
  { calendar, clock }: Setting,
  { groupId, month }: { readonly groupId: bigint; readonly month: Temporal.PlainYearMonth },
): Promise<OwnTimetable> {
  const providerId = actor.kind === 'provider' ? actor.providerId : 0n
  authorize(actor, lessonAccess.keepTimetable, { providerId })
  const group = await selectOwnGroup(read, providerId, groupId)
  if (group === undefined) throw new NotFound('group')
  return {
    ...(await findTimetable(read, calendar, groupId, month)),
    ...(await selectRoomsAndCoaches(read, providerId, clock.today())),
    group,
  }
}
