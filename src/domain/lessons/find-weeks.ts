/** The week of lessons that each group keeps, for everybody: when, but neither where nor by whom. */
import type { Read } from '../../platform/db/database.ts'
import { selectSlots } from './lesson-queries.ts'

export type WeekLesson = {
  /** 1 is Monday. */
  readonly weekday: number
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  /** The first day when that is still ahead, else null. */
  readonly from: Temporal.PlainDate | null
}

/** A week that begins later is worth knowing before a contract is signed. */
const AHEAD = { months: 3 }

/** In the order of the week; a group without lessons is left out. */
export async function findWeeks(
  read: Read,
  groupIds: readonly bigint[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<bigint, readonly WeekLesson[]>> {
  const slots = await selectSlots(read, groupIds, { from: today, to: today.add(AHEAD) })
  const weeks = slots.map(({ groupId, weekday, startsAt, endsAt, validFrom }) => ({
    groupId,
    lesson: {
      weekday,
      startsAt,
      endsAt,
      from: Temporal.PlainDate.compare(validFrom, today) > 0 ? validFrom : null,
    },
  }))
  return new Map(
    [...Map.groupBy(weeks, one => one.groupId)].map(([id, same]) => [
      id,
      same.map(one => one.lesson),
    ]),
  )
}
