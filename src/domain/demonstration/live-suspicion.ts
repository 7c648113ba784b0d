/** What the office looks into in the demonstration: children who are away too long, flags of the night, families' cases. */
import { decideAbsence } from '../absences/decide-absence.ts'
import { objectToEnding } from '../absences/object-to-ending.ts'
import { isPayable } from '../attendance/month-days.ts'
import { takeDaysBack } from '../attendance/take-days-back.ts'
import { openCase } from '../cases/open-case.ts'
import { decideFlag } from '../plausibility/decide-flag.ts'
import { raiseFlagsOfNight } from '../plausibility/raise-flags-of-night.ts'
import {
  selectOpenFlags,
  selectPupils,
  selectStoryAbsences,
  selectStoryLines,
} from './attending-queries.ts'
import { inStory, type MonthStory, providerAt, SYSTEM } from './month-story.ts'
import { guardianOf } from './town.ts'

/** By then the notice was delivered and the family's time to object is over. */
const HEARD_HOURS = 24 * 21

/** Whoever was found by now: one family objects, of three the office decides, one waits. */
export async function heedAbsences(scene: MonthStory): Promise<void> {
  const { cast, database, story } = scene
  for (const absence of await selectStoryAbsences(database, scene.town.territory)) {
    const { id } = absence
    const role = cast.roles.get(absence.enrolmentId)
    if (role === 'objected') {
      const words = 'Бала Алматыда ем алып жүр, келесі айда оралады.'
      await inStory(scene, tx => objectToEnding(tx, guardianOf(absence), story, { id, words }))
    }
    if (role !== 'kept' && role !== 'suspended' && role !== 'ended') continue
    const heardAt = absence.foundAt.add({ hours: HEARD_HOURS })
    if (role === 'ended' && Temporal.Instant.compare(story.clock.now(), heardAt) < 0) continue
    const reason = DECIDED[role]
    await inStory(scene, tx =>
      decideAbsence(tx, scene.town.officer, story, { id, outcome: role, reason }),
    )
  }
}

const DECIDED = {
  kept: 'Отбасында қайғылы жағдай, себебі дәлелді.',
  suspended: 'Бала оралғанша ваучер тоқтай тұрады.',
  ended: 'Бала екі айдан бері келмейді, отбасы хабарға жауап бермеді.',
} as const

/** A look of the night over the last months. */
export async function lookForFlags({ database, story }: MonthStory): Promise<void> {
  await raiseFlagsOfNight(database, SYSTEM, story, fault => {
    throw fault
  })
}

const NEVER_CAME = 'Балабақшаға бардық: тізімдегі бес бала бір ай бойы келмеген.'

/** The oldest of two kinds: one is confirmed, one explained; the others are open. */
export async function decideFlags(scene: MonthStory): Promise<void> {
  const { database, story } = scene
  const [ghosts] = await selectOpenFlags(database, scene.town.territory, 'full-attendance')
  const [tablet] = await selectOpenFlags(database, scene.town.territory, 'one-device')
  if (ghosts !== undefined) {
    const words = NEVER_CAME
    const decision = { flagId: ghosts, outcome: 'confirmed', words } as const
    await inStory(scene, tx => decideFlag(tx, scene.town.officer, story, decision))
  }
  if (tablet === undefined) return
  const words = 'Телефоны жоқ ата-аналар балабақшаның планшетінен кірген, өздері растады.'
  const decision = { flagId: tablet, outcome: 'explained', words } as const
  await inStory(scene, tx => decideFlag(tx, scene.town.officer, story, decision))
}

/** Of one of those children a month that an act holds: the next act sets it off. */
export async function takeBackOfGhost(scene: MonthStory): Promise<void> {
  const { cast, database, providers, story } = scene
  const settled = await selectStoryLines(database, providers, ['settled'])
  const line = settled.find(one => cast.ghosts.has(one.enrolmentId) && one.days.includes('p'))
  if (line === undefined) return
  const days = [...line.days].flatMap((letter, index) => (isPayable(letter) ? [index + 1] : []))
  const input = { lineId: line.id, days, words: NEVER_CAME }
  await inStory(scene, tx => takeDaysBack(tx, scene.town.officer, story, input))
}

/** Two families write: the child was never there; the kindergarten keeps it out of the yard. */
export async function writeToOffice(scene: MonthStory): Promise<void> {
  const { cast, database, providers, story } = scene
  const pupils = await selectPupils(database, providers, story.clock.today())
  const ghost = pupils.find(one => cast.ghosts.has(one.enrolmentId))
  const tablet = providerAt(scene, 'tablet')
  const angry = pupils.find(one => one.providerId === tablet && !cast.roles.has(one.enrolmentId))
  if (ghost !== undefined) {
    const { application: number, enrolmentId } = ghost
    const words = 'Балам бұл балабақшаға ешқашан барған емес.'
    const input = { number, kind: 'not-my-child', words, enrolmentId } as const
    await inStory(scene, tx => openCase(tx, guardianOf(ghost), story, input))
  }
  if (angry === undefined) return
  const { application: number, enrolmentId } = angry
  const words = 'Балаларды далаға шығармайды.'
  const input = { number, kind: 'complaint', words, enrolmentId } as const
  await inStory(scene, tx => openCase(tx, guardianOf(angry), story, input))
}
