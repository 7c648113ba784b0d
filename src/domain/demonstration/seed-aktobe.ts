/**
 * Brings the clubs of Aktobe to life with the figures of seed 002: by the real actions, at moments of a clock of its own,
 * in an installation that may have another city already.
 */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { seededEntropy } from '../../platform/entropy.ts'
import {
  type ImportedApplication,
  importApplications,
} from '../applications/import-applications.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import type { Setting } from '../territories/setting.ts'
import { type AktobePlan, planAktobe } from './aktobe-plan.ts'
import { selectQueuedNumbers } from './aktobe-queries.ts'
import { allotForCarried } from './allot-exactly.ts'
import { keepClubNorms } from './club-norms.ts'
import { openAktobe } from './demo-posts.ts'
import { drawPupils } from './demo-pupils.ts'
import { type Draw, drawFrom } from './draw.ts'
import { planClubMonths } from './live-club-months.ts'
import { changeClub } from './live-clubs.ts'
import { liveNamings, NOT_ACCEPTED } from './live-namings.ts'
import { takeOver } from './live-targeted.ts'
import { type AktobeScene, liveFirst, liveLast } from './live-universal.ts'
import type { MonthStory } from './month-story.ts'
import { openClubs, publishFree } from './open-clubs.ts'
import { firstDayOf, lastWorkingDay, type SeedCity, seedPermission } from './seeding.ts'
import { tellStory } from './tell-story.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { programme: 'club', territory: 'aktobe' } as const
const PAST_MONTHS = 2
/** `club.ages` */
const YOUNGEST = 4
const CHUNK = 1000
/** The caller sees to it that there is no Aktobe yet. */
export async function seedAktobe(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: SeedCity,
): Promise<void> {
  authorize(actor, seedPermission)
  const name = `kezek/aktobe/${input.seed}`
  const draw = drawFrom(seededEntropy(`${name}/draw`))
  const now = setting.clock.now().toZonedDateTimeISO(ALMATY)
  const begin = firstDayOf(setting, now, PAST_MONTHS)
  const story = tellStory(setting, seededEntropy(name), begin)
  const plan = planAktobe(input.children)
  const town = await inTransaction(database, async tx => {
    await keepClubNorms(tx, QUEUE.territory)
    return openAktobe(tx, story.clock.now())
  })
  input.progress('clubs of schools, of the state, private ones')
  const clubs = await openClubs(database, story, draw, plan.clubs)
  const privateOnes = clubs.slice(plan.clubs.schools + plan.clubs.state)
  const attended = privateOnes.slice(0, plan.clubs.attended)
  await publishFree(database, story, attended)
  const ids = attended.map(one => one.id)
  const scene: AktobeScene = {
    ...{ town, database, story, draw, now },
    attended: new Set(ids),
    runPending: () => input.runPending(story),
  }
  const families = drawAktobe(draw, plan, now.toPlainDate(), YOUNGEST + now.year - begin.year)
  const waiting = families.universal
  input.progress(`${waiting.length} families queue`)
  await fillQueue(scene, waiting, undefined, begin)
  await scene.runPending()
  input.progress('the first of them go to clubs for two months')
  await liveFirst(scene, plan, ids, begin)
  story.plan(planClubMonths(monthStory(scene, input, ids)))
  const start = lastWorkingDay(story, now).with({ hour: 10, minute: 0 })
  const lately = latelyOf(now, start)
  await story.goTo(lately)
  await fillQueue(scene, waiting, begin, lately)
  await publishFree(database, story, [
    ...clubs.slice(0, plan.clubs.schools + plan.clubs.state),
    ...privateOnes.slice(plan.clubs.attended),
  ])
  input.progress(`${plan.named} children are named, the other targeted vouchers taken over`)
  const both = await findBoth(scene, waiting, plan.both)
  const named = families.targeted.filter(one => one.phone !== null).slice(0, plan.named)
  const others = families.targeted.filter(one => !named.includes(one))
  await allotForCarried(scene)
  await scene.runPending()
  const fuller = await liveNamings(scene, clubs, named)
  await takeOver(scene, fuller, [...both, ...others])
  await changeClub(scene, ids)
  await story.goTo(start)
  await fillQueue(scene, waiting, lately, start)
  input.progress(`an iteration offers ${plan.universal - plan.attending} vouchers`)
  await liveLast(scene, plan, start)
  await story.goTo(now.subtract({ minutes: 10 }))
  await fillQueue(scene, waiting, start, now)
  await scene.runPending()
  await renewMilestones(database, 0)
}

/** Who queues, in any order of time, and who holds a targeted voucher; some do both. */
function drawAktobe(draw: Draw, plan: AktobePlan, today: Temporal.PlainDate, youngest: number) {
  const { universal, queued, declined, silent } = plan
  const used = new Set<ImportedApplication['childIin']>()
  const count = universal + queued + declined + silent
  const waiting = [...drawPupils(draw, { count, today, serial: 0, ages: 'queue', youngest, used })]
  const others = {
    count: plan.targeted - plan.both + NOT_ACCEPTED,
    today,
    serial: count,
    youngest,
    used,
  }
  return { universal: waiting, targeted: [...drawPupils(draw, { ...others, ages: 'school' })] }
}

/** Children of school age who wait for a universal voucher, from everywhere in the queue. */
async function findBoth(
  { database, now }: AktobeScene,
  waiting: readonly ImportedApplication[],
  count: number,
): Promise<readonly ImportedApplication[]> {
  const queued = await selectQueuedNumbers(database, QUEUE.territory)
  const pupils = waiting.filter(
    one => queued.has(one.childIin) && one.childBirthDate.year <= now.year - 7,
  )
  return pickEvenly(pupils, count)
}

function pickEvenly<T>(items: readonly T[], count: number): readonly T[] {
  const step = items.length / count
  return Array.from({ length: count }, (_, at) => items[Math.floor(at * step)]).filter(
    one => one !== undefined,
  )
}

async function fillQueue(
  { database, story }: AktobeScene,
  families: readonly ImportedApplication[],
  from: Temporal.ZonedDateTime | undefined,
  to: Temporal.ZonedDateTime,
): Promise<void> {
  const { compare } = Temporal.Instant
  const begins = from?.toInstant()
  const some = families.filter(
    ({ submittedAt }) =>
      compare(submittedAt, to.toInstant()) < 0 && (!begins || compare(submittedAt, begins) >= 0),
  )
  for (let start = 0; start < some.length; start += CHUNK) {
    const rows = some.slice(start, start + CHUNK)
    const outcomes = await inTransaction(database, tx =>
      importApplications(tx, SYSTEM, story, rows),
    )
    const bad = outcomes.find(one => one.outcome !== 'written')
    if (bad !== undefined) throw new Error(`not taken in: ${JSON.stringify(bad)}`)
  }
}

/** Some days ago, but in the month of the last iteration, so that no month of the new vouchers is over yet. */
function latelyOf(
  now: Temporal.ZonedDateTime,
  start: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  const back = now.subtract({ days: Math.min(5, Math.max(1, now.day - 1)) })
  const before = start.subtract({ days: 1 })
  const earlier = Temporal.ZonedDateTime.compare(back, before) < 0 ? back : before
  return earlier.with({ hour: 9, minute: 0 })
}

function monthStory(
  scene: AktobeScene,
  { seed }: SeedCity,
  providers: readonly bigint[],
): MonthStory {
  const month = scene.now.toPlainDate().toPlainYearMonth()
  return {
    ...scene,
    draw: drawFrom(seededEntropy(`kezek/aktobe/${seed}/months`)),
    months: [2, 1].map(months => month.subtract({ months })),
    providers,
    oddities: {},
    cast: { away: new Map(), roles: new Map(), ghosts: new Set() },
  }
}
