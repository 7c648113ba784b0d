/** Lessons of the demonstration's clubs: who is in a special part, and the marks of a day. */
import { findLessons } from '../lessons/find-lessons.ts'
import { selectPupils } from './attending-queries.ts'
import { markDay } from './live-days.ts'
import type { MonthStory, Role } from './month-story.ts'

/** In the order of the enrolments, one child each. */
const PARTS: readonly Role[] = ['upheld', 'paid-by-officer', 'conceded', 'silent']

export async function castPupils(
  { cast, database, providers }: MonthStory,
  day: Temporal.PlainDate,
) {
  const pupils = await selectPupils(database, providers, day)
  for (const [place, role] of PARTS.entries()) {
    const pupil = pupils[place]
    if (pupil !== undefined) cast.roles.set(pupil.enrolmentId, role)
  }
}

/** The groups that have a lesson on the day are marked. */
export async function liveLessons(scene: MonthStory, day: Temporal.PlainDate): Promise<void> {
  const { database, providers, story } = scene
  const pupils = await selectPupils(database, providers, day)
  const groups = [...new Set(pupils.map(one => one.groupId))]
  const lessons = await findLessons(database, story.calendar, groups, day.toPlainYearMonth())
  const isTaught = (groupId: bigint) =>
    lessons.get(groupId)?.some(lesson => lesson.day.equals(day)) === true
  const taught = pupils.filter(one => isTaught(one.groupId))
  if (taught.length > 0) await markDay(scene, day, taught)
}
