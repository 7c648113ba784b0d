/** The timetable of a club's own group, with the rooms and people that lessons can be given to. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findCoaches, findRooms } from '../activities/find-activities.ts'
import type { Setting } from '../territories/setting.ts'
import { findTimetable, type GroupTimetable } from './find-lessons.ts'
import { lessonAccess } from './lesson-access.ts'
import { type OwnLessonGroup, selectOwnGroup } from './lesson-queries.ts'

export type Usable = {
  readonly id: bigint
  readonly name: string
  /** Whether a lesson of today could be given to it; closed rooms and who left are named in old lessons. */
  readonly open: boolean
}

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
  const today = clock.today()
  const rooms = await findRooms(read, providerId)
  const coaches = await findCoaches(read, providerId, today)
  const { compare } = Temporal.PlainDate
  return {
    ...(await findTimetable(read, calendar, groupId, month)),
    rooms: rooms.map(({ id, name, closedOn }) => ({
      id,
      name,
      open: closedOn === null || compare(closedOn, today) > 0,
    })),
    coaches: coaches.map(({ id, fullName, leftOn }) => ({
      id,
      name: fullName,
      open: leftOn === null || compare(leftOn, today) >= 0,
    })),
    group,
  }
}
