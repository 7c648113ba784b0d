/** A club's own group, locked for a change of its lessons. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { LessonHour, LessonRefusal } from './lesson.ts'
import { lessonAccess } from './lesson-access.ts'
import { areUsable, isSubmittedFrom, type LessonGroup, lockLessonGroup } from './lesson-queries.ts'

/** Throws NotFound for a group of another: numbers must not be probed. Refuses where months from `day` on are submitted. */
export async function lockOwnGroup(
  tx: Tx,
  actor: Actor,
  groupId: bigint,
  day: Temporal.PlainDate,
): Promise<LessonGroup> {
  const group = await lockLessonGroup(tx, groupId)
  if (group === undefined) throw new NotFound('group')
  authorize(actor, lessonAccess.keepTimetable, { providerId: group.providerId })
  if (group.programme !== 'club') refuse('lesson/not-of-club')
  if (await isSubmittedFrom(tx, groupId, day)) refuse('lesson/month-submitted')
  return group
}

/** Throws BadInput for an hour that ends before it begins, or a room or coach that is not to be had on that day. */
export async function checkHour(
  tx: Tx,
  group: LessonGroup,
  hour: LessonHour,
  day: Temporal.PlainDate,
): Promise<void> {
  if (Temporal.PlainTime.compare(hour.endsAt, hour.startsAt) <= 0) {
    throw new BadInput({ endsAt: 'before-start' })
  }
  if (!(await areUsable(tx, group.providerId, hour, day))) throw new BadInput({ room: 'unknown' })
}

export function refuse(code: LessonRefusal): never {
  throw new Refusal<LessonRefusal>(code)
}

export function groupFacts({ bin, name, territory }: LessonGroup) {
  return { provider: bin, group: name, programme: 'club', territory }
}
