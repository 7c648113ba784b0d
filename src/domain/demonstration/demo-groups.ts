/** Groups of the demonstration's clubs: ages, language, lessons of the week, who teaches. */
import { assertDefined } from '../../base/assert.ts'
import type { Direction, Group } from '../providers/provider.ts'
import type { Subject } from './demo-club-names.ts'
import type { Draw } from './draw.ts'

export type DemoGroup = Group & {
  /** Places that it publishes. */
  readonly free: number
  /** Of the club, from 0: who teaches it, in a room of the coach's own. */
  readonly coach: number
  readonly weekdays: readonly number[]
  readonly startsAt: Temporal.PlainTime
}

export const GROUPS_OF_A_COACH = 3
const HOURS = ['14:30', '16:00', '17:30'] as const
const PLANNED: Readonly<Record<Direction, number>> = { sport: 12, creative: 8, education: 8 }
const WEEKDAYS: Readonly<Record<Direction, readonly (readonly number[])[]>> = {
  sport: [
    [1, 3, 5],
    [2, 4, 6],
  ],
  creative: [
    [1, 4],
    [2, 5],
    [3, 6],
  ],
  education: [
    [2, 4],
    [3, 5],
    [1, 6],
  ],
}

export function drawGroup(
  draw: Draw,
  given: {
    readonly subject: Subject
    readonly at: number
    readonly ages: readonly [number, number]
    readonly capacity: number
    readonly free: number
    /** Families that pay themselves sit there, too. */
    readonly isPrivate?: boolean
  },
): DemoGroup {
  const { subject, at, ages, capacity, free } = given
  const [cohort, cohortTo] = ages
  const { direction } = subject
  return {
    name: `${subject.kk} ${at + 1}-топ (${cohort}–${cohortTo} жас)`,
    cohort,
    language: draw.chance(74) ? 'kk' : 'ru',
    kind: 'general',
    regime: 'lessons',
    capacity,
    enrolled: given.isPrivate === true ? Math.max(0, capacity - free - draw.integer(3)) : 0,
    lessons: { direction, cohortTo, planned: PLANNED[direction] },
    free,
    coach: Math.floor(at / GROUPS_OF_A_COACH),
    weekdays: draw.pick(WEEKDAYS[direction]),
    startsAt: Temporal.PlainTime.from(assertDefined(HOURS[at % HOURS.length], 'an hour')),
  }
}
