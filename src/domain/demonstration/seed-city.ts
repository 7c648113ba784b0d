/**
 * Brings the demonstration city to life: by the real actions, at moments of a clock of its own, so that
 * every state has the history that leads to it.
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
import { restoreApplication } from '../applications/restore-application.ts'
import { stopApplication } from '../applications/stop-application.ts'
import { withdrawApplication } from '../applications/withdraw-application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { changeBudget, findBudgets } from '../ledger/change-budget.ts'
import { keepNorm } from '../ledger/norm.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import type { Setting } from '../territories/setting.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { drawFamilies } from './demo-families.ts'
import { openTaraz } from './demo-posts.ts'
import { selectInState, selectOffered } from './demonstration-queries.ts'
import { drawFrom } from './draw.ts'
import type { ChoiceStory } from './live-choice.ts'
import { liveEnrolled } from './live-enrolled.ts'
import { liveLetters } from './live-letters.ts'
import { planMonths } from './live-months.ts'
import { openDistrict, publishAndWish } from './live-referrals.ts'
import { liveChoosing, liveSettled } from './live-settled.ts'
import { KINDERGARTEN, type MonthStory } from './month-story.ts'
import { type OpenedCity, openKindergartens, publish } from './open-kindergartens.ts'
import { openProviderFiles } from './open-provider-files.ts'
import { firstDayOf, lastWorkingDay, type SeedCity, seedPermission } from './seeding.ts'
import { type Story, tellStory } from './tell-story.ts'
import type { Town } from './town.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { programme: 'preschool', territory: 'taraz' } as const
const MONTHLY_TENGE = 68_000n
const CHUNK = 1000
const DISTRICT_FAMILIES = 90
/** From November on a city knows what it has for the next year. */
const NEXT_YEAR_KNOWN = 11
/** Past months that are lived through; the open one comes on top. */
const PAST_MONTHS = 3
/** So many families have had a place since before them. */
const ENROLLED_BEFORE = 72

/** The database becomes Taraz, too. The caller sees to it that there is no Taraz yet. */
export async function seedCity(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: SeedCity,
): Promise<void> {
  authorize(actor, seedPermission)
  const entropy = seededEntropy(`kezek/${input.seed}`)
  const draw = drawFrom(seededEntropy(`kezek/${input.seed}/draw`))
  const now = setting.clock.now().toZonedDateTimeISO(ALMATY)
  const begin = firstDayOf(setting, now, PAST_MONTHS)
  const story = tellStory(setting, entropy, begin)
  const town = await openOffice(database, story)
  input.progress('157 kindergartens')
  const city = await openKindergartens(database, story, draw)
  input.progress(`${input.children} children`)
  const count = input.children + DISTRICT_FAMILIES
  const drawn = [...drawFamilies(draw, { count, today: now.toPlainDate() })]
  const families = drawn.slice(0, input.children)
  const attended = new Set(city.attended.map(one => one.id))
  const scene = { town, database, story, draw, attended, runPending: () => input.runPending(story) }
  const between = (from: Temporal.ZonedDateTime | undefined, to: Temporal.ZonedDateTime) =>
    families.filter(one => isBetween(one.submittedAt, from, to))
  input.progress('a handful of kindergartens for three months')
  await fillQueue(database, story, between(undefined, begin))
  await scene.runPending()
  await allot(database, story, ENROLLED_BEFORE)
  await liveEnrolled(scene, city.attended, begin)
  story.plan(planMonths(monthStory(scene, input, now, city)))
  await story.goTo(now.subtract({ days: 45 }).with({ hour: 9, minute: 0 }))
  await publish(database, story, city.later)
  const look = drawFrom(seededEntropy(`kezek/${input.seed}/providers`))
  await openProviderFiles(database, story, look, input.photos)
  const lastMonth = now.subtract({ days: 35 }).with({ hour: 10, minute: 0 })
  await story.goTo(lastMonth)
  await fillQueue(database, story, between(begin, lastMonth))
  input.progress('a district that works by referrals')
  const district = await openDistrict(scene, drawn.slice(input.children), now.toPlainDate())
  await publishAndWish(scene, district)
  input.progress('an iteration of last month, and what the families did')
  await liveOldIteration(database, story, input, lastMonth)
  input.progress('families choose, sign and settle in')
  await liveSettled(
    { ...scene, district },
    () => allot(database, story, Math.max(40, Math.round(input.children / 60))),
    now.subtract({ days: 18 }).with({ hour: 9, minute: 0 }),
  )
  await story.goTo(now.subtract({ days: 8 }).with({ hour: 11, minute: 0 }))
  await liveLetters(database, story, town)
  await story.goTo(now.subtract({ days: 1 }).with({ hour: 23, minute: 0 }))
  await fillQueue(database, story, between(lastMonth, now))
  if (now.month >= NEXT_YEAR_KNOWN) await allotNextYear(database, story, input)
  input.progress('an iteration of these days')
  await liveNewIteration(scene, input, now)
  await liveChoosing({ ...scene, district }, lastWorkingDay(story, now))
  await renewMilestones(database, 0)
}

function isBetween(
  moment: Temporal.Instant,
  from: Temporal.ZonedDateTime | undefined,
  to: Temporal.ZonedDateTime,
): boolean {
  const { compare } = Temporal.Instant
  return compare(moment, to.toInstant()) < 0 && (!from || compare(moment, from.toInstant()) >= 0)
}

function monthStory(
  scene: ChoiceStory & { readonly story: Story },
  { seed }: SeedCity,
  now: Temporal.ZonedDateTime,
  { attended }: OpenedCity,
): MonthStory {
  const month = now.toPlainDate().toPlainYearMonth()
  return {
    ...scene,
    draw: drawFrom(seededEntropy(`kezek/${seed}/months`)),
    now,
    months: [3, 2, 1].map(months => month.subtract({ months })),
    providers: attended.map(one => one.id),
    oddities: KINDERGARTEN,
    cast: { away: new Map(), roles: new Map(), ghosts: new Set() },
  }
}

async function openOffice(database: Database, story: Story): Promise<Town> {
  const at = story.clock.now()
  return inTransaction(database, async tx => {
    const town = await openTaraz(tx, at)
    for (const cohort of [1, 2, 3, 4, 5, 6, 7]) {
      for (const kind of ['general', 'special'] as const) {
        await keepNorm(tx, {
          territory_code: 'kz',
          programme: 'preschool',
          cohort,
          kind,
          valid_from: Temporal.PlainDate.from('2024-01-01'),
          monthly_tiyn: (MONTHLY_TENGE * 100n * (kind === 'special' ? 3n : 2n)) / 2n,
        })
      }
    }
    return town
  })
}

async function fillQueue(
  database: Database,
  story: Story,
  families: readonly ImportedApplication[],
): Promise<void> {
  for (let start = 0; start < families.length; start += CHUNK) {
    const rows = families.slice(start, start + CHUNK)
    await inTransaction(database, tx => importApplications(tx, SYSTEM, story, rows))
  }
}

/** Money for so many offers of today, beside what was allotted before. */
async function allot(database: Database, story: Story, offers: number): Promise<void> {
  const { year, month } = story.clock.today()
  const budgets = await findBudgets(database, [QUEUE.territory])
  const before = budgets.find(one => one.year === year && one.programme === QUEUE.programme)
  const more = BigInt(offers) * MONTHLY_TENGE * 100n * BigInt(13 - month)
  const allottedTiyn = (before?.allotted_tiyn ?? 0n) + more
  await inTransaction(database, tx =>
    changeBudget(tx, SYSTEM, story, { ...QUEUE, year, allottedTiyn }),
  )
}

/** Children who have a voucher come first; it does not last for all of them yet. */
async function allotNextYear(database: Database, story: Story, { children }: SeedCity) {
  const year = story.clock.today().year + 1
  const places = BigInt(Math.max(80, Math.round(children / 40)))
  const allottedTiyn = places * MONTHLY_TENGE * 100n * 12n
  await inTransaction(database, tx =>
    changeBudget(tx, SYSTEM, story, { ...QUEUE, year, allottedTiyn }),
  )
}

/** Five weeks ago forty vouchers were offered: refused, missed, restored, restored in vain. */
async function liveOldIteration(
  database: Database,
  story: Story,
  input: SeedCity,
  start: Temporal.ZonedDateTime,
): Promise<void> {
  // The log has its place for every submission before the iteration, so that a replay can judge each.
  await input.runPending(story)
  await allot(database, story, 40)
  await holdIteration(database, SYSTEM, story, QUEUE)
  await input.runPending(story)
  const offered = await selectOffered(database, QUEUE.territory)
  await story.goTo(start.add({ hours: 5 }))
  for (const family of offered.slice(0, 5)) {
    const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
    await inTransaction(database, tx => declineVoucher(tx, guardian, story, family.number))
  }
  for (const family of offered.slice(5, 9)) {
    const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
    await inTransaction(database, tx => confirmVoucher(tx, guardian, story, family.number))
  }
  await story.goTo(start.add({ days: 16 }))
  await input.runPending(story)
  for (const family of (await selectInState(database, QUEUE.territory, 'inactive', 30)).slice(
    0,
    8,
  )) {
    const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
    await inTransaction(database, tx => restoreApplication(tx, guardian, story, family.number))
  }
  for (const family of await selectInState(database, QUEUE.territory, 'queued', 3)) {
    const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
    await inTransaction(database, tx => withdrawApplication(tx, guardian, story, family.number))
  }
}

/** Since the last working day some two hundred families hold an offer: told, confirmed, unreachable. */
async function liveNewIteration(
  { database, story, town: { officer } }: ChoiceStory & { readonly story: Story },
  input: SeedCity,
  now: Temporal.ZonedDateTime,
): Promise<void> {
  const start = lastWorkingDay(story, now).with({ hour: 10, minute: 0 })
  await story.goTo(start)
  await input.runPending(story)
  await allot(database, story, Math.max(60, Math.round(input.children / 30)))
  await holdIteration(database, SYSTEM, story, QUEUE)
  await input.runPending(story)
  const offered = await selectOffered(database, QUEUE.territory)
  await story.goTo(start.add({ hours: 3 }))
  await inTransaction(database, async tx => {
    for (const [index, family] of offered.entries()) {
      const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
      if (index % 3 === 0) await confirmVoucher(tx, guardian, story, family.number)
      else if (index % 40 === 1) await declineVoucher(tx, guardian, story, family.number)
    }
  })
  await stopSome(database, story, officer)
  await input.runPending(story)
}

async function stopSome(database: Database, story: Story, officer: Actor): Promise<void> {
  for (const { number } of await selectInState(database, QUEUE.territory, 'queued', 4)) {
    await inTransaction(database, tx =>
      stopApplication(tx, officer, story, { number, days: 10, reason: 'Жеңілдік расталмады' }),
    )
  }
}
