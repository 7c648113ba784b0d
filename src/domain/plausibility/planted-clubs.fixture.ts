/** Fraud of each kind in clubs: some crude, some by somebody careful who stays below what is looked for. */
import { type Club, type ClubGroup, daysOf } from './honest-clubs.fixture.ts'
import type { Planted } from './planted-fraud.fixture.ts'

export function plantInClubs(clubs: readonly Club[]): readonly Planted[] {
  const plain = clubs.filter((_, index) => index % 5 !== 0)
  const planted: Planted[] = []
  let next = 0
  const take = (): Club => {
    const found = plain[next]
    next += 1
    if (found === undefined) throw new Error('too few clubs for so much fraud')
    return found
  }
  const plant = (rule: Planted['rule'], subject: string, careful = false) =>
    planted.push({ rule, subject, careful })
  plantClashes(take, plant)
  plantOutsideTimetable(take(), plant)
  plantCrowds(take, plant)
  plantCoaches(take, plant)
  return planted
}

type Take = () => Club
type Plant = (rule: Planted['rule'], subject: string, careful?: boolean) => unknown

const groupOf = (club: Club, at: number): ClubGroup => {
  const group = club.groups[at]
  if (group === undefined) throw new Error('a club has four groups')
  return group
}

function plantClashes(take: Take, plant: Plant): void {
  // Marked in a lesson from 15:00 or 16:30 while the kindergarten had the child until 17:30.
  for (const group of take().groups) {
    const [crude, careful] = group.children
    if (crude === undefined || careful === undefined) continue
    Object.assign(crude, { leftKindergarten: '17:30', present: crude.present.map(() => true) })
    plant('lesson-clash', `enrolment:${crude.id}`)
    // Where the kindergarten notes no times nothing is found.
    careful.leftKindergarten = undefined
    if (group === groupOf(group.club, 0)) plant('lesson-clash', `enrolment:${careful.id}`, true)
  }
  // A child went to another club with the same hours, and the first goes on marking it.
  const [one, other] = [take(), take()]
  for (const at of [0, 1]) {
    const [here, there] = [groupOf(one, at).children[3], groupOf(other, at).children[3]]
    if (here === undefined || there === undefined) continue
    here.person = there.person
    here.lastDay = '2026-09-30'
    there.firstDay = '2026-10-01'
    plant('outside-contract', `group:${groupOf(one, at).id}`)
    for (const child of [here, there]) {
      child.leftKindergarten = undefined
      child.present.fill(true)
      plant('lesson-clash', `enrolment:${child.id}`)
      plant('two-places', `enrolment:${child.id}`)
    }
  }
}

function plantOutsideTimetable(club: Club, plant: Plant): void {
  const [first, second, third, fourth] = club.groups
  for (const group of [first, second]) {
    if (group === undefined) continue
    const [lesson] = daysOf(group)
    if (lesson !== undefined) group.besides.push(lesson.add({ days: 4 }), lesson.add({ days: 11 }))
    plant('outside-timetable', `group:${group.id}`)
  }
  if (third !== undefined) {
    // The whole week in the morning.
    third.markedMinute = third.markedMinute.map(() => -300)
    plant('outside-timetable', `group:${third.id}`)
  }
  if (fourth !== undefined) {
    fourth.markedMinute = fourth.markedMinute.map((_, index) => (index === 2 ? -300 : 30))
    plant('outside-timetable', `group:${fourth.id}`, true)
  }
}

function plantCrowds(take: Take, plant: Plant): void {
  const small = take()
  small.rooms[0] = 8
  small.rooms[1] = 8
  for (const group of small.groups) plant('over-room-capacity', `group:${group.id}`)
  // Two groups at one hour in a room for one of them.
  const shared = take()
  for (const at of [0, 2]) {
    const group = groupOf(shared, at)
    Object.assign(group, { room: 0, coach: at, startsAt: '15:00' })
    plant('over-room-capacity', `group:${group.id}`)
  }
  const careful = groupOf(take(), 0)
  careful.club.rooms[0] = 13
  careful.moved = undefined
  careful.cancelled = undefined
  // All of them on a single day.
  for (const [at, child] of careful.children.entries()) {
    child.present = child.present.map((_, index) => index === 1 || at > 2)
  }
  for (const other of careful.club.groups) if (other !== careful) other.room = 1
  plant('over-room-capacity', `group:${careful.id}`, true)
}

function plantCoaches(take: Take, plant: Plant): void {
  for (const club of [take(), take()]) {
    for (const at of [0, 2]) {
      const group = groupOf(club, at)
      Object.assign(group, {
        room: at === 0 ? 0 : 1,
        coach: 0,
        startsAt: '15:00',
        moved: undefined,
      })
      plant('coach-in-two-places', `group:${group.id}`)
    }
  }
  for (const careful of [false, true]) {
    const pair = [take(), take()]
    for (const [at, club] of pair.entries()) {
      // One person in two clubs; somebody careful has a second certificate made out.
      Object.assign(club.coaches[0] ?? {}, {
        name: careful ? 'Сериков Дәулет' : 'Оспанова Гүлнар',
        paper: careful ? `екінші-${at}` : 'бір-анықтама',
      })
      const group = groupOf(club, 0)
      Object.assign(group, { coach: 0, moved: undefined, cancelled: undefined })
      groupOf(club, 3).coach = 2
      plant('coach-in-two-places', `group:${group.id}`, careful)
    }
  }
}
