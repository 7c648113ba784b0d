/** What is still free while a round is decided: taken one place at a time, in a fixed order of days. Pure. */
import { assert } from '../../base/assert.ts'
import { compareBytes } from '../../base/byte-order.ts'
import { ADMISSIONS, type Admission } from '../places/place.ts'
import { type RoundFamily, type RoundPlaces, type RoundWish, suitsChild } from './round.ts'

type Row = { readonly admission: Admission; readonly startsOn: string; free: number }

type Group = {
  readonly about: RoundPlaces
  /** General before early booking before temporary, the earliest day first. */
  readonly rows: Row[]
}

export type FreePlaces = ReadonlyMap<string, Group>

export type TakenPlace = {
  readonly group: string
  readonly admission: Admission
  readonly startsOn: string
}

/** What the child of a family needs, whatever it wishes. */
type Need = Pick<RoundFamily, 'cohort' | 'kind'>

export function gatherFree(places: readonly RoundPlaces[]): FreePlaces {
  const groups = new Map<string, Group>()
  for (const about of places) {
    const { admission, startsOn, free } = about
    assert(free >= 0, 'free places are not negative')
    const group = groups.get(about.group) ?? { about, rows: [] }
    group.rows.push({ admission, startsOn, free })
    groups.set(about.group, group)
  }
  const rank = (row: Row) => ADMISSIONS.indexOf(row.admission)
  for (const { rows } of groups.values()) {
    rows.sort((a, b) => rank(a) - rank(b) || compareBytes(a.startsOn, b.startsOn))
  }
  return groups
}

/** Undefined when the wish has nothing free that fits the child. */
function findRow(free: FreePlaces, need: Need, wish: RoundWish): Row | undefined {
  const group = free.get(wish.group)
  if (group === undefined || !suitsChild(group.about, need)) return undefined
  return group.rows.find(row => row.free > 0 && wish.admissions.includes(row.admission))
}

export function isFree(free: FreePlaces, need: Need, wish: RoundWish): boolean {
  return findRow(free, need, wish) !== undefined
}

/** Takes the best place of a wish that is free; `giveBack` undoes it. Undefined when nothing is free. */
export function take(free: FreePlaces, need: Need, wish: RoundWish) {
  const row = findRow(free, need, wish)
  if (row === undefined) return undefined
  row.free -= 1
  const place: TakenPlace = {
    group: wish.group,
    admission: row.admission,
    startsOn: row.startsOn,
  }
  const giveBack = () => {
    row.free += 1
  }
  return { place, giveBack }
}

/** The group of the child's age, kind and settlement with the most general places left, then by name. */
export function findAnyGroup(free: FreePlaces, family: RoundFamily): string | undefined {
  let best: { readonly group: string; readonly left: number } | undefined
  for (const [group, state] of free) {
    if (!suitsChild(state.about, family) || state.about.settlement !== family.settlement) continue
    const left = state.rows
      .filter(row => row.admission === 'general')
      .reduce((sum, row) => sum + row.free, 0)
    if (left === 0) continue
    const better =
      best === undefined ||
      left > best.left ||
      (left === best.left && compareBytes(group, best.group) < 0)
    if (better) best = { group, left }
  }
  return best?.group
}
