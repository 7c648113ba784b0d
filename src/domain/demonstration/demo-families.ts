/** The families of the demonstration: children of all cohorts who applied over the last two years. */
import { AssertionFault, assertDefined } from '../../base/assert.ts'
import { composeIin, type Iin } from '../../base/iin.ts'
import { parsePhone } from '../../base/phone.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { ImportedApplication } from '../applications/import-applications.ts'
import type { Benefit } from '../territories/queue-rules.ts'
import { BOYS, FATHERS, GIRLS, MOTHERS, SURNAMES } from './demo-names.ts'
import type { Draw } from './draw.ts'

/** Out of a hundred: how many have which confirmed claim. */
const BENEFITS: readonly (readonly [number, Benefit])[] = [
  [5, 'military'],
  [7, 'special-body'],
  [16, 'large-family'],
  [19, 'educator'],
  [21, 'parent-disability'],
  [22, 'orphan'],
]

/** `roll`: of a hundred. */
export function benefitOf(roll: number): Benefit | undefined {
  return BENEFITS.find(([below]) => roll < below)?.[1]
}

type FamilyPlan = { readonly count: number; readonly today: Temporal.PlainDate }

/** Draws applications; every thirtieth family has twins, every hundredth nobody can reach by phone. */
export function* drawFamilies(draw: Draw, plan: FamilyPlan): Generator<ImportedApplication> {
  for (let serial = 0; serial < plan.count; serial += 1) {
    const family = drawApplication(draw, plan.today, serial)
    yield family
    if (serial % 30 === 7 && serial + 1 < plan.count) {
      serial += 1
      yield twinOf(draw, family, serial)
    }
  }
}

function drawApplication(
  draw: Draw,
  today: Temporal.PlainDate,
  serial: number,
): ImportedApplication {
  const childBirthDate = drawBirthDate(draw, today)
  const girl = draw.chance(49)
  const surname = draw.pick(SURNAMES)
  const mother = draw.chance(85)
  const guardianBirthDate = Temporal.PlainDate.from({
    year: 1984 + draw.integer(15),
    month: 1 + draw.integer(12),
    day: 1 + draw.integer(28),
  })
  const benefit = benefitOf(draw.integer(100))
  const unchecked = serial % 60 === 11
  return {
    programme: 'preschool',
    childIin: anIin(childBirthDate, girl ? 8 : 7, serial),
    childName: `${surname}${girl ? 'а' : ''} ${draw.pick(girl ? GIRLS : BOYS)}`,
    childBirthDate,
    guardianIin: anIin(guardianBirthDate, 9, serial),
    guardianName: `${surname}${mother ? 'а' : ''} ${draw.pick(mother ? MOTHERS : FATHERS)}`,
    phone: serial % 100 === 42 ? null : aPhone(serial),
    settlement: 'taraz',
    submittedAt: drawMoment(draw, childBirthDate, today),
    claims: benefit === undefined ? [] : [{ code: benefit, confirmed: !unchecked }],
    kind: draw.chance(2) ? 'special' : 'general',
    batch: null,
  }
}

function twinOf(draw: Draw, family: ImportedApplication, serial: number): ImportedApplication {
  const girl = draw.chance(50)
  const [surname = ''] = family.guardianName.replace(/а /, ' ').split(' ')
  return {
    ...family,
    childIin: anIin(family.childBirthDate, girl ? 8 : 7, serial),
    childName: `${surname}${girl ? 'а' : ''} ${draw.pick(girl ? GIRLS : BOYS)}`,
    submittedAt: family.submittedAt.add({ seconds: 240 }),
  }
}

function drawBirthDate(draw: Draw, today: Temporal.PlainDate): Temporal.PlainDate {
  // Most who wait are two and three years old.
  const cohort = draw.pick([0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6])
  const born = Temporal.PlainDate.from({
    year: today.year - cohort,
    month: 1 + draw.integer(12),
    day: 1 + draw.integer(28),
  })
  return Temporal.PlainDate.compare(born, today) < 0 ? born : today.subtract({ days: 3 })
}

function drawMoment(
  draw: Draw,
  birthDate: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.Instant {
  const days = Math.min(700, birthDate.until(today, { largestUnit: 'days' }).days)
  const day = today.subtract({ days: 1 + draw.integer(Math.max(1, days)) })
  return day
    .toZonedDateTime({ timeZone: ALMATY, plainTime: Temporal.PlainTime.from({ hour: 8 }) })
    .toInstant()
    .add({ seconds: draw.integer(12 * 3600), microseconds: draw.integer(1_000_000) })
}

/** The serial spreads over the four digits; one without a check digit moves on by a prime. */
function anIin(birthDate: Temporal.PlainDate, century: 7 | 8 | 9, serial: number): Iin {
  for (let step = 0; step < 10; step += 1) {
    const iin = composeIin(birthDate, century, (serial + step * 1013) % 10_000)
    if (iin !== undefined) return iin
  }
  throw new AssertionFault('ten serials in a row without a check digit')
}

function aPhone(serial: number) {
  return assertDefined(parsePhone(`700${String(1_000_000 + serial)}`), 'a mobile number')
}
