/** The clubs of the demonstration's Aktobe: of schools, of the state, private ones; groups, rooms, who teaches when. */
import { assertDefined } from '../../base/assert.ts'
import { composeDemonstrationBin } from '../../base/bin.ts'
import { parseContactPhone } from '../../base/phone.ts'
import type { ClubKind, Provider } from '../providers/provider.ts'
import { AKTOBE_STREETS, PRIVATE_CLUBS, STATE_CLUBS, SUBJECTS } from './demo-club-names.ts'
import { type DemoGroup, drawGroup, GROUPS_OF_A_COACH } from './demo-groups.ts'
import type { Draw } from './draw.ts'

export type DemoClub = {
  readonly provider: Provider & { readonly clubKind: ClubKind }
  readonly groups: readonly DemoGroup[]
  readonly coaches: number
  /** One of its coaches has no proof of not being convicted. */
  readonly isShut: boolean
}

export type ClubPlan = {
  readonly schools: number
  readonly state: number
  readonly private: number
  /** The first private ones, whose places a story of their own fills. */
  readonly attended: number
  /** Of a school, and of a state club. */
  readonly groups: { readonly school: number; readonly state: number }
}

const AKTOBE = { latitude: 50.283, longitude: 57.167 }
/** Beyond those of Taraz and of its district. */
const FIRST_SERIAL = 30_001
const SEATS = { school: 18, state: 18, attended: 20, private: 18 }

const SCHOOL_AGES = [
  [7, 10],
  [10, 13],
  [13, 17],
  [7, 12],
  [11, 17],
] as const
const STATE_AGES = [...SCHOOL_AGES, [4, 7], [5, 9]] as const
const ATTENDED_AGES = [
  [13, 17],
  [4, 7],
  [12, 17],
  [7, 10],
  [15, 17],
  [10, 13],
] as const
const PRIVATE_AGES = [
  [4, 7],
  [7, 10],
  [11, 14],
  [13, 17],
  [8, 12],
] as const

export function drawClubs(draw: Draw, plan: ClubPlan): readonly DemoClub[] {
  const bins = demonstrationBins(plan.schools + plan.state + plan.private)
  const nextBin = () => assertDefined(bins.next().value ?? undefined, 'enough BINs')
  return [
    ...Array.from({ length: plan.schools }, (_, index) => drawSchool(draw, plan, index, nextBin())),
    ...Array.from({ length: plan.state }, (_, index) => drawState(draw, plan, index, nextBin())),
    ...Array.from({ length: plan.private }, (_, index) =>
      drawPrivate(draw, index, index < plan.attended, nextBin()),
    ),
  ]
}

function* demonstrationBins(count: number): Generator<string> {
  for (let serial = FIRST_SERIAL, given = 0; given < count; serial += 1) {
    const bin = composeDemonstrationBin(serial)
    if (bin === undefined) continue
    given += 1
    yield bin
  }
}

const SCHOOLS = {
  school: ['орта мектептің', 'школы'],
  gymnasium: ['мектеп-гимназияның', 'школы-гимназии'],
  lyceum: ['мектеп-лицейдің', 'школы-лицея'],
} as const

function drawSchool(draw: Draw, { groups }: ClubPlan, index: number, bin: string): DemoClub {
  const number = index + 1
  const sort = index % 5 === 3 ? 'gymnasium' : index % 7 === 5 ? 'lyceum' : 'school'
  const [kk, ru] = SCHOOLS[sort]
  const names = { nameKk: `№ ${number} ${kk} үйірмелері`, nameRu: `Кружки ${ru} № ${number}` }
  const drawn = Array.from({ length: groups.school }, (_, at) => {
    const subject = assertDefined(SUBJECTS[(index + at) % SUBJECTS.length], 'a subject')
    const ages = assertDefined(SCHOOL_AGES[at % SCHOOL_AGES.length], 'ages')
    return drawGroup(draw, { subject, at, ages, capacity: SEATS.school, free: draw.integer(3) })
  })
  return compose(draw, { bin, clubKind: 'school-club', ...names }, drawn, index % 29 === 11)
}

function drawState(draw: Draw, { groups }: ClubPlan, index: number, bin: string): DemoClub {
  const sort = assertDefined(STATE_CLUBS[index % STATE_CLUBS.length], 'a sort')
  const number = Math.floor(index / STATE_CLUBS.length) + 1
  // There is one palace; where another would stand, a house of creativity does.
  const isHouse = index > 0 && index % STATE_CLUBS.length === 0
  const names = isHouse
    ? {
        nameKk: `№ ${number - 1} балалар шығармашылық үйі`,
        nameRu: `Дом детского творчества № ${number - 1}`,
      }
    : { nameKk: sort.kk(number), nameRu: sort.ru(number) }
  const subjects = SUBJECTS.filter(
    one => sort.direction === null || one.direction === sort.direction,
  )
  const drawn = Array.from({ length: groups.state }, (_, at) => {
    const subject = assertDefined(subjects[at % subjects.length], 'a subject')
    const ages = assertDefined(STATE_AGES[at % STATE_AGES.length], 'ages')
    return drawGroup(draw, { subject, at, ages, capacity: SEATS.state, free: draw.integer(3) })
  })
  return compose(draw, { bin, clubKind: 'state-club', ...names }, drawn, false)
}

function drawPrivate(draw: Draw, index: number, isAttended: boolean, bin: string): DemoClub {
  const name = assertDefined(PRIVATE_CLUBS[index % PRIVATE_CLUBS.length], 'a name')
  const branch = Math.floor(index / PRIVATE_CLUBS.length)
  const names = {
    nameKk: branch === 0 ? name.kk : `${name.kk}, ${branch + 1}-бөлім`,
    nameRu: branch === 0 ? name.ru : `${name.ru}, филиал ${branch + 1}`,
  }
  const subjects = SUBJECTS.filter(one => one.direction === name.direction)
  const spans = isAttended ? ATTENDED_AGES : PRIVATE_AGES
  const drawn = spans.map((ages, at) => {
    const subject = assertDefined(subjects[index % subjects.length], 'a subject')
    const capacity = isAttended ? SEATS.attended : SEATS.private
    const free = isAttended ? capacity : 3 + draw.integer(8)
    return drawGroup(draw, { subject, at, ages, capacity, free, isPrivate: !isAttended })
  })
  const clubKind: ClubKind = index % 17 === 13 ? 'other-club' : 'private-club'
  return compose(draw, { bin, clubKind, ...names }, drawn, !isAttended && index % 23 === 19)
}

function compose(
  draw: Draw,
  words: { bin: string; clubKind: ClubKind; nameKk: string; nameRu: string },
  groups: readonly DemoGroup[],
  isShut: boolean,
): DemoClub {
  const isState = words.clubKind === 'school-club' || words.clubKind === 'state-club'
  return {
    provider: {
      ...words,
      programme: 'club',
      territory: 'aktobe',
      settlement: 'aktobe',
      ownership: isState ? 'state' : 'private',
      address: `Ақтөбе қ., ${draw.pick(AKTOBE_STREETS)}, ${1 + draw.integer(180)}`,
      latitude: AKTOBE.latitude + (draw.integer(1000) - 500) / 12_000,
      longitude: AKTOBE.longitude + (draw.integer(1000) - 500) / 6_000,
      phone: parseContactPhone(`7132${String(100_000 + draw.integer(900_000))}`) ?? null,
      capacity: groups.reduce((sum, group) => sum + group.capacity, 0),
      listedFrom: Temporal.PlainDate.from('2025-06-01'),
    },
    groups,
    coaches: Math.ceil(groups.length / GROUPS_OF_A_COACH),
    isShut,
  }
}
