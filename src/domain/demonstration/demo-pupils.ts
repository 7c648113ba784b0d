/** The families of the demonstration's Aktobe: children from 4 to 17 who queue for a voucher of clubs, or hold one. */
import { assertDefined } from '../../base/assert.ts'
import { composeIin, type Iin } from '../../base/iin.ts'
import { parsePhone } from '../../base/phone.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { ImportedApplication } from '../applications/import-applications.ts'
import { benefitOf } from './demo-families.ts'
import { BOYS, FATHERS, GIRLS, MOTHERS, SURNAMES } from './demo-names.ts'
import type { Draw } from './draw.ts'

/** How many of each age, from 4 on, of those who queue, and of those whose schools have named them. */
const QUEUE_AGES = [3, 4, 6, 9, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const SCHOOL_AGES = [1, 1, 2, 8, 9, 10, 10, 9, 9, 8, 7, 6, 5, 4]
const YOUNGEST = 4
/** Last four digits of numbers: beyond those of Taraz, so that nobody lives in both cities. */
const SERIALS = { from: 8000, count: 2000 }
/** Of telephones: beyond Taraz, too. */
const PHONES = 5_000_000
const MOST_DAYS = 480

export type PupilPlan = {
  readonly count: number
  readonly today: Temporal.PlainDate
  /** Of the first one; each has another. */
  readonly serial: number
  readonly ages: 'queue' | 'school'
  /** At the end of the story: who is younger was too young at its beginning. */
  readonly youngest: number
  /** Numbers that somebody has already; filled here. */
  readonly used: Set<Iin>
}

/** Every thirtieth family has twins, every hundredth nobody can reach by phone. */
export function* drawPupils(draw: Draw, plan: PupilPlan): Generator<ImportedApplication> {
  for (let at = 0; at < plan.count; at += 1) {
    const pupil = drawPupil(draw, plan, plan.serial + at)
    yield pupil
    if (at % 30 === 7 && at + 1 < plan.count) {
      at += 1
      yield twinOf(draw, plan, pupil, plan.serial + at)
    }
  }
}

function drawPupil(draw: Draw, plan: PupilPlan, serial: number): ImportedApplication {
  const { today } = plan
  const girl = draw.chance(49)
  const surname = draw.pick(SURNAMES)
  const mother = draw.chance(85)
  const drawn = drawAge(draw, plan.ages === 'queue' ? QUEUE_AGES : SCHOOL_AGES)
  const age = Math.max(plan.youngest, drawn)
  const childBirthDate = aDay(draw, today.year - age)
  const guardianBirthDate = aDay(draw, Math.min(1999, today.year - age - 20 - draw.integer(15)))
  const benefit = benefitOf(draw.integer(100))
  return {
    programme: 'club',
    childIin: anIin(plan, childBirthDate, girl ? 8 : 7, serial),
    childName: `${surname}${girl ? 'а' : ''} ${draw.pick(girl ? GIRLS : BOYS)}`,
    childBirthDate,
    guardianIin: anIin(plan, guardianBirthDate, 9, serial),
    guardianName: `${surname}${mother ? 'а' : ''} ${draw.pick(mother ? MOTHERS : FATHERS)}`,
    phone: serial % 100 === 42 ? null : aPhone(serial),
    settlement: 'aktobe',
    submittedAt: drawMoment(draw, today),
    claims: benefit === undefined ? [] : [{ code: benefit, confirmed: serial % 60 !== 11 }],
    kind: draw.chance(2) ? 'special' : 'general',
    batch: null,
  }
}

function twinOf(draw: Draw, plan: PupilPlan, pupil: ImportedApplication, serial: number) {
  const girl = draw.chance(50)
  const [surname = ''] = pupil.guardianName.replace(/а /, ' ').split(' ')
  return {
    ...pupil,
    childIin: anIin(plan, pupil.childBirthDate, girl ? 8 : 7, serial),
    childName: `${surname}${girl ? 'а' : ''} ${draw.pick(girl ? GIRLS : BOYS)}`,
    submittedAt: pupil.submittedAt.add({ seconds: 240 }),
  }
}

function drawAge(draw: Draw, weights: readonly number[]): number {
  let left = draw.integer(weights.reduce((sum, weight) => sum + weight, 0))
  for (const [at, weight] of weights.entries()) {
    if (left < weight) return YOUNGEST + at
    left -= weight
  }
  return YOUNGEST
}

function aDay(draw: Draw, year: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month: 1 + draw.integer(12), day: 1 + draw.integer(28) })
}

function drawMoment(draw: Draw, today: Temporal.PlainDate): Temporal.Instant {
  return today
    .subtract({ days: 1 + draw.integer(MOST_DAYS) })
    .toZonedDateTime({ timeZone: ALMATY, plainTime: Temporal.PlainTime.from('08:00') })
    .toInstant()
    .add({ seconds: draw.integer(12 * 3600), microseconds: draw.integer(1_000_000) })
}

/** Of nobody else; one without a check digit moves on by a prime. */
function anIin({ used }: PupilPlan, born: Temporal.PlainDate, century: 7 | 8 | 9, serial: number) {
  for (let step = 0; step < SERIALS.count; step += 1) {
    const iin = composeIin(born, century, SERIALS.from + ((serial + step * 613) % SERIALS.count))
    if (iin === undefined || used.has(iin)) continue
    used.add(iin)
    return iin
  }
  throw new Error('every number of that day is somebody’s')
}

function aPhone(serial: number) {
  return assertDefined(parsePhone(`700${String(PHONES + serial)}`), 'a mobile number')
}
