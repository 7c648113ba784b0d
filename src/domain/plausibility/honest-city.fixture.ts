/** A city of a seed: kindergartens whose children are ill, come back early, leave, and whose teachers mark late. */
import { territoryData } from '../../../test/setting.ts'
import { workingDaysOf } from '../attendance/working-month.ts'

/** Reproducible numbers from 0 to 1 (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const MONTH = Temporal.PlainYearMonth.from('2026-10')
const BEFORE = MONTH.subtract({ months: 1 })
export const DAYS = workingDaysOf(territoryData.calendar, MONTH)
const DAYS_BEFORE = workingDaysOf(territoryData.calendar, BEFORE)

export type Child = {
  readonly id: number
  readonly group: Group
  /** True: present; by working day of the month and of the month before. */
  present: boolean[]
  presentBefore: boolean[]
  /** First and last index of days of a certificate. */
  paper: readonly [number, number] | undefined
  /** Index of the last day of the contract; undefined: it goes on. */
  lastDay: number | undefined
  /** Marked on a day on which the calendar has no work. */
  dayOff: boolean
  person: number
  device: string
  address: string
  answeredMinute: number
  /** Index of the first day; 0 but for a child that came from elsewhere. */
  firstDay: number
  /** Whose second enrolment this is; its own id for everybody else. */
  sameAs: number
  /** Marked up to this index, also after the end of the contract. */
  markedTo: number
}

export type Group = {
  readonly id: number
  readonly provider: Kindergarten
  capacity: number
  readonly children: Child[]
  /** Seconds of the day at which it is marked, by device and by server, by working day. */
  deviceSecond: number[]
  serverSecond: number[]
}

export type Kindergarten = {
  readonly id: number
  readonly groups: Group[]
  /** Index of the working day of an inspection. */
  check: number | undefined
}

const YEARLY = { kindergartens: 60, groups: 4, children: 20 }

/** Honest noise only; every tenth kindergarten is a small one with a single group. */
export function anHonestCity(seed: number): Kindergarten[] {
  const draw = draws(seed)
  const pick = (most: number) => Math.floor(draw() * most)
  let groups = 0
  let children = 0
  return Array.from({ length: YEARLY.kindergartens }, (_, index) => {
    const small = index % 10 === 9
    const kindergarten: Kindergarten = { id: index + 1, groups: [], check: undefined }
    // A phone that has no network until the evening: four groups arrive in one second.
    const offline = draw() < 0.1
    for (let at = 0; at < (small ? 1 : YEARLY.groups); at += 1) {
      groups += 1
      const size = small ? 6 + pick(3) : YEARLY.children - pick(4)
      const group: Group = {
        id: groups,
        provider: kindergarten,
        capacity: small ? 10 : 20,
        children: [],
        deviceSecond: DAYS.map(() => 32_400 + at * 600 + pick(500)),
        serverSecond: [],
      }
      group.serverSecond = group.deviceSecond.map((second, day) =>
        offline ? 64_800 + (day % 7) : second + 2,
      )
      for (let child = 0; child < size; child += 1) {
        children += 1
        group.children.push(aChild(group, children, draw, small))
      }
      kindergarten.groups.push(group)
    }
    addNoise(kindergarten, draw)
    return kindergarten
  })
}

function aChild(group: Group, id: number, draw: () => number, small: boolean): Child {
  const healthy = small ? 0.25 : 1
  const present = aMonth(DAYS.length, draw, healthy)
  const from = present.indexOf(false)
  const ill = from >= 0 && present[from + 1] === false && present[from + 2] === false
  let to = from
  while (ill && present[to + 1] === false) to += 1
  // Half of the long absences have a paper; one in eight of these children is back a day early.
  const early = ill && draw() < 0.12
  const paper = ill && draw() < 0.5 ? ([from, early ? to + 1 : to] as const) : undefined
  return {
    id,
    group,
    present,
    presentBefore: aMonth(DAYS_BEFORE.length, draw, healthy),
    paper: paper && paper[1] < DAYS.length ? paper : undefined,
    lastDay: undefined,
    dayOff: false,
    person: id,
    device: `device ${id}`,
    // Fifteen addresses of mobile networks hold half of the city.
    address: draw() < 0.5 ? `shared ${Math.floor(draw() * 15)}` : `home ${id}`,
    answeredMinute: Math.floor(draw() ** 2 * 4 * 24 * 60),
    firstDay: 0,
    sameAs: id,
    markedTo: DAYS.length - 1,
  }
}

/** Ill for three to seven days now and then, a day away for whatever reason, many on the day before a long weekend. */
function aMonth(length: number, draw: () => number, frailty: number): boolean[] {
  const present: boolean[] = []
  let ill = 0
  for (let day = 0; day < length; day += 1) {
    if (ill === 0 && draw() < 0.018 * frailty) ill = 3 + Math.floor(draw() * 5)
    const bridge = day === length - 6 && draw() < 0.25 * frailty
    present.push(ill === 0 && !bridge && draw() >= 0.025 * frailty)
    if (ill > 0) ill -= 1
  }
  return present
}

/** What is odd and honest: quarantines, contracts that end, sisters with one phone, twins, an epidemic on the day of a check. */
function addNoise(kindergarten: Kindergarten, draw: () => number): void {
  const pick = (most: number) => Math.floor(draw() * most)
  for (const group of kindergarten.groups) {
    const { children } = group
    if (draw() < 0.05) {
      const from = pick(DAYS.length - 5)
      for (const child of children) child.present.fill(false, from, from + 5)
    }
    const [one, other] = children
    if (one !== undefined && other !== undefined && draw() < 0.2) {
      other.present = [...one.present]
      other.paper = undefined
      other.person = one.person
      other.device = one.device
    }
    const leaver = children[pick(children.length)]
    if (leaver !== undefined && draw() < 0.3) {
      // Noted a day late: one mark after the end.
      leaver.lastDay = 8 + pick(10)
      leaver.present.fill(true, leaver.lastDay, leaver.lastDay + 2)
      leaver.markedTo = leaver.lastDay + 1
      leaver.paper = undefined
    }
    const [, , sister, cousin, neighbour] = children
    if (draw() < 0.15 && sister && cousin && neighbour) {
      cousin.device = sister.device
      neighbour.device = sister.device
    }
  }
  if (draw() < 0.25) kindergarten.check = 5 + pick(10)
  if (kindergarten.id % 20 === 7) {
    // A flu that goes on for eight days begins on the day of the check.
    kindergarten.check = 8
    for (const { children } of kindergarten.groups) {
      for (const child of children) if (draw() < 0.3) child.present.fill(false, 8, 16)
    }
  }
}
