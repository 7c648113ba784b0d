/** Clubs of a seed beside the kindergartens of a city: weeks of lessons, rooms, coaches, children who come from a kindergarten. */
import { territoryData } from '../../../test/setting.ts'
import { MONTH } from './honest-city.fixture.ts'

export type ClubChild = {
  readonly id: number
  /** Of the person; a kindergarten's enrolment where the child comes from one. */
  person: number
  /** When its kindergarten gave it back, where that is noted; undefined: it is in none, or no times are noted. */
  leftKindergarten: string | undefined
  present: boolean[]
  /** Of the contract; undefined: it goes on. */
  lastDay: string | undefined
  firstDay: string
}

export type ClubGroup = {
  readonly id: number
  readonly club: Club
  weekdays: readonly number[]
  startsAt: string
  room: number
  coach: number
  readonly children: ClubChild[]
  /** Days without a lesson that are marked all the same. */
  readonly besides: Temporal.PlainDate[]
  /** Minutes after the beginning at which a lesson is marked, by its index; before it: negative. */
  markedMinute: number[]
  /** Index of a lesson that fell out, and of one that was moved to the morning. */
  cancelled: number | undefined
  moved: number | undefined
}

export type Club = {
  readonly id: number
  readonly groups: ClubGroup[]
  /** Seats of its rooms. */
  readonly rooms: number[]
  readonly coaches: { name: string; paper: string }[]
}

const CLUBS = { count: 30, groups: 4, children: 14 }
const WEEKS = [
  [1, 3],
  [2, 4],
  [1, 3],
  // Saturdays are days like others.
  [2, 6],
] as const
const HOURS = ['15:00', '15:00', '16:30', '16:30'] as const

/** Of the month: no holiday, whatever the week says. */
export function daysOf(group: ClubGroup): readonly Temporal.PlainDate[] {
  return Array.from({ length: MONTH.daysInMonth }, (_, index) =>
    MONTH.toPlainDate({ day: index + 1 }),
  ).filter(
    day =>
      group.weekdays.includes(day.dayOfWeek) && !territoryData.calendar.daysOff.has(day.toString()),
  )
}

/**
 * Honest noise only: a lesson that was moved or fell out, two groups together with one coach, a list marked before the
 * children came, a full hall, coaches of one name.
 */
export function honestClubs(draw: () => number): Club[] {
  const pick = (most: number) => Math.floor(draw() * most)
  let children = 100_000
  return Array.from({ length: CLUBS.count }, (_, index) => {
    const id = 1000 + index
    const club: Club = {
      id,
      groups: [],
      rooms: [16, 30],
      coaches: Array.from({ length: 3 }, (_, at) => ({
        // Every tenth club has a coach of the same name as another's: another person, with another paper.
        name: index % 10 === 0 && at === 0 ? 'Ахметов Ерлан' : `Бапкер ${id}-${at}`,
        paper: `${id}-${at}`,
      })),
    }
    for (let at = 0; at < CLUBS.groups; at += 1) {
      const group: ClubGroup = {
        id: 10_000 + index * 10 + at,
        club,
        weekdays: WEEKS[at] ?? [1],
        startsAt: HOURS[at] ?? '15:00',
        room: at % 2,
        coach: at % 3,
        children: [],
        besides: [],
        markedMinute: [],
        cancelled: draw() < 0.2 ? pick(6) : undefined,
        moved: undefined,
      }
      const lessons = daysOf(group).length
      group.markedMinute = Array.from({ length: lessons }, () => pick(70) - 10)
      if (draw() < 0.2) group.markedMinute[pick(lessons)] = -40
      if (group.cancelled === undefined && draw() < 0.2) group.moved = pick(lessons)
      for (let child = 0; child < CLUBS.children; child += 1) {
        children += 1
        const fromKindergarten = draw() < 0.2
        group.children.push({
          id: children,
          person: children,
          leftKindergarten: fromKindergarten ? '14:40' : undefined,
          lastDay: undefined,
          firstDay: '2026-01-05',
          present: Array.from({ length: lessons }, () => draw() > 0.1),
        })
      }
      club.groups.push(group)
    }
    const [first, , third] = club.groups
    if (index % 5 === 0 && first !== undefined && third !== undefined) {
      // One lesson for two groups, in the large hall.
      for (const group of [first, third])
        Object.assign(group, { room: 1, coach: 0, startsAt: '15:00' })
    }
    return club
  })
}
