/** Fraud of each kind, planted into a city: some of it crude, some by somebody careful who stays below what is looked for. */

import type { FlagRule } from './flag.ts'
import { type Child, DAYS, type Group, type Kindergarten } from './honest-city.fixture.ts'

export type Planted = {
  readonly rule: FlagRule
  readonly subject: string
  readonly careful: boolean
}

/** Each kind in kindergartens of its own, so that a finding can be told from an accident. */
export function plantFraud(city: readonly Kindergarten[], draw: () => number): readonly Planted[] {
  const large = city.filter(one => one.groups.length > 1 && one.check === undefined)
  const planted: Planted[] = []
  let next = 0
  const take = (): Kindergarten => {
    const found = large[next]
    next += 1
    if (found === undefined) throw new Error('the city is too small for so much fraud')
    return found
  }
  const plant = (rule: FlagRule, subject: string, careful: boolean) =>
    planted.push({ rule, subject, careful })
  const groupsOf = (count: number) => Array.from({ length: count }, () => take().groups).flat()

  for (const [at, group] of groupsOf(2).entries()) {
    const careful = at === 7
    for (const child of group.children) {
      child.present.fill(true)
      child.paper = undefined
      child.markedTo = DAYS.length - 1
      child.lastDay = undefined
      // Somebody who knows that full months are looked for lets one day in forty be missed.
      if (careful) child.present = child.present.map(() => draw() > 0.025)
    }
    plant('full-attendance', `group:${group.id}`, careful)
  }
  for (const days of [22, 14, 6, 2]) {
    const kindergarten = take()
    for (const group of kindergarten.groups) {
      for (let day = 0; day < Math.min(days, DAYS.length); day += 1) {
        group.deviceSecond[day] = 33_000
        group.serverSecond[day] = 33_001
      }
    }
    plant('marked-in-one-second', `provider:${kindergarten.id}`, days < 3)
  }
  for (const [at, group] of groupsOf(2).entries()) {
    const careful = at === 7
    for (const child of group.children.slice(5, 8)) {
      child.present.fill(true, 3, 8)
      child.lastDay = undefined
      child.markedTo = DAYS.length - 1
      if (careful) child.present.fill(false, 3, 7)
      child.paper = [3, 7]
    }
    plant('present-on-absence', `group:${group.id}`, careful)
  }
  for (const group of take().groups) {
    for (const child of group.children.slice(0, 6)) child.dayOff = true
    plant('present-on-day-off', `group:${group.id}`, false)
  }
  for (const group of take().groups) {
    group.capacity = 10
    plant('over-capacity', `group:${group.id}`, false)
  }
  plantSameDays(take, plant)
  plantTwoPlaces(take(), take(), plant)
  plantDevices(take, plant)
  plantFalls(take, plant, draw)
  for (const [at, group] of take().groups.entries()) {
    const careful = at === 3
    for (const child of group.children.slice(0, 2)) leave(child, 10, careful ? 1 : 6)
    plant('outside-contract', `group:${group.id}`, careful)
  }
  return planted
}

type Take = () => Kindergarten
type Plant = (rule: FlagRule, subject: string, careful: boolean) => unknown

/** The contract ended, and it is marked present for so many days more. */
function leave(child: Child, lastDay: number, more: number): void {
  child.lastDay = lastDay
  child.markedTo = lastDay + more
  child.present.fill(true, lastDay - 1, lastDay + more + 1)
  child.paper = undefined
}

function plantSameDays(take: Take, plant: Plant): void {
  const copyTo = (children: readonly Child[], pattern: readonly boolean[]) => {
    for (const child of children) {
      child.present = [...pattern]
      child.lastDay = undefined
      child.markedTo = DAYS.length - 1
      child.paper = undefined
    }
  }
  const gapped = (shift: number) =>
    DAYS.map((_, day) => ![2 + shift, 3 + shift, 9 + shift, 14].includes(day))
  for (const [at, group] of take().groups.entries()) {
    copyTo(group.children.slice(4, at === 3 ? 7 : 12), gapped(at))
    plant('same-days', `group:${group.id}`, at === 3)
  }
  const [one, other] = take().groups
  for (const group of [one, other]) {
    if (group === undefined) continue
    // Each child like one child of the other group.
    for (let at = 4; at < 14; at += 1) {
      const child = group.children[at]
      if (child)
        copyTo(
          [child],
          DAYS.map((_, day) => ![at - 4, at, at + 3].includes(day)),
        )
    }
    plant('same-days', `group:${group.id}`, false)
  }
  for (const group of take().groups.slice(0, 2)) copyMonthBefore(group, plant)
}

function copyMonthBefore(group: Group, plant: Plant): void {
  for (const child of group.children) {
    const before = child.presentBefore
    child.present = DAYS.map((_, day) => before[day] ?? true)
    child.lastDay = undefined
    child.markedTo = DAYS.length - 1
    child.paper = undefined
  }
  plant('same-days', `group:${group.id}`, false)
}

/** A child went to another kindergarten, and the first goes on marking it. */
function plantTwoPlaces(from: Kindergarten, to: Kindergarten, plant: Plant): void {
  for (const [at, group] of from.groups.entries()) {
    const child = group.children[3]
    const arrived = to.groups[at]?.children[3]
    if (child === undefined || arrived === undefined) continue
    leave(child, 8, 8)
    arrived.sameAs = child.id
    arrived.firstDay = 9
    arrived.lastDay = undefined
    arrived.markedTo = DAYS.length - 1
    arrived.paper = undefined
    arrived.present.fill(true, 9, 15)
    plant('two-places', `enrolment:${child.id}`, false)
    plant('two-places', `enrolment:${arrived.id}`, false)
    plant('outside-contract', `group:${group.id}`, false)
  }
}

function plantDevices(take: Take, plant: Plant): void {
  for (const families of [40, 15, 6, 3]) {
    const kindergarten = take()
    const children = kindergarten.groups.flatMap(group => group.children.slice(6))
    for (const child of children.slice(0, families)) child.device = `tablet ${kindergarten.id}`
    plant('one-device', `provider:${kindergarten.id}`, families < 4)
  }
  for (const families of [30, 12]) {
    const kindergarten = take()
    const children = kindergarten.groups.flatMap(group => group.children.slice(6))
    for (const [at, child] of children.slice(0, families).entries()) {
      // The browser was emptied after each family.
      child.address = `wifi ${kindergarten.id}`
      child.answeredMinute = 600 + at
    }
    plant('one-device', `provider:${kindergarten.id}`, false)
  }
}

/** Children who are on the list only: marked present but on the days of the check. */
function plantFalls(take: Take, plant: Plant, draw: () => number): void {
  for (const share of [0.6, 0.4, 0.25, 0.1]) {
    const kindergarten = take()
    kindergarten.check = 11
    for (const child of kindergarten.groups.flatMap(group => group.children)) {
      if (draw() >= share) continue
      child.lastDay = undefined
      child.markedTo = DAYS.length - 1
      child.paper = undefined
      child.present = child.present.map((_, day) => (day >= 11 && day < 14 ? false : draw() > 0.04))
    }
    plant('fall-at-check', `provider:${kindergarten.id}`, share < 0.2)
  }
  // And where they are taken off the list before the check.
  const kindergarten = take()
  kindergarten.check = 11
  for (const child of kindergarten.groups.flatMap(group => group.children.slice(0, 6))) {
    child.lastDay = 9
    child.markedTo = 9
    child.paper = undefined
  }
  plant('fall-at-check', `provider:${kindergarten.id}`, false)
}
