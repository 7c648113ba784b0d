/** A club gives its group a lesson of every week, from a day on. */
import { BadInput } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import type { LessonHour } from './lesson.ts'
import { insertSlot } from './lesson-queries.ts'
import { checkHour, groupFacts, lockOwnGroup } from './lock-own-group.ts'

export type AddSlot = LessonHour & {
  readonly groupId: bigint
  readonly weekday: number
  readonly validFrom: Temporal.PlainDate
}

/** Refuses `lesson/slot-overlaps` (by constraint): one lesson a day. A slot may begin in a month that nobody submitted. */
export async function addSlot(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AddSlot,
): Promise<bigint> {
  const { groupId, weekday, validFrom, startsAt, endsAt, roomId, coachId } = input
  const group = await lockOwnGroup(tx, actor, groupId, validFrom)
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    throw new BadInput({ weekday: 'wrong' })
  }
  const hour = { startsAt, endsAt, roomId, coachId }
  await checkHour(tx, group, hour, validFrom)
  const id = await insertSlot(tx, { groupId, weekday, validFrom, validTo: null, ...hour })
  await appendToJournal(tx, setting, [
    {
      kind: 'timetable.changed',
      facts: {
        ...groupFacts(group),
        change: 'added',
        weekday,
        startsAt: startsAt.toString({ smallestUnit: 'minute' }),
        endsAt: endsAt.toString({ smallestUnit: 'minute' }),
        day: validFrom.toString(),
      },
    },
  ])
  return id
}
