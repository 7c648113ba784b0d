/** The month of a club in a real browser, for its head, a family and the office: no word of a kindergarten, fit to be seen. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { signInGuardian, signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { answerLessons } from '../../domain/attendance/answer-lessons.ts'
import { attendedClub, LESSONS } from '../../domain/attendance/attended-club.fixture.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
const town = attendedClub(db)
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
const PASSWORD = sessionCookieName(false)
let portal: Awaited<ReturnType<typeof aServedPortal>>
const cookies: Record<string, string> = {}
type Reader = 'desk' | 'family' | 'rater' | 'weekly' | 'marker' | 'office'
const paths: Record<Reader, string[]> = {
  desk: [],
  family: [],
  rater: [],
  weekly: [],
  marker: [],
  office: [],
}

/** Three children: one month confirmed and in an act, one with a disputed lesson, one not answered. */
beforeAll(async () => {
  const group = await town.aGroup(3)
  const learners = await town.aGroup(2)
  const [one, two] = group.pupils
  if (one === undefined || two === undefined) throw new Error('two pupils')
  await town.markLessons(group)
  await town.submit(group)
  town.goTo('2026-10-01')
  await town.answer(one)
  await town.answer(two, [{ day: town.day(14), claimed: 'absent', words: 'Ол күні ауырып қалды' }])
  await town.act(tx =>
    prepareAct(tx, OFFICER, town.setting, { providerId: group.providerId, month: town.month }),
  )
  portal = await aServedPortal(db.app, { at: '2026-10-01T21:00' })
  const { provider } = group
  if (provider.kind !== 'provider') throw new Error('a club')
  const [head, parent, officer] = [portal.visitor(), portal.visitor(), portal.visitor()]
  const rater = portal.visitor()
  await signInGuardian(portal, rater, one.contract.guardianId)
  cookies.rater = rater.cookies.get(PASSWORD) ?? ''
  await signInStaff(portal, head, provider.staffId)
  await signInGuardian(portal, parent, two.contract.guardianId)
  await signInStaff(portal, officer, await aStaffId(db, 'officer', 'aktobe'))
  cookies.desk = head.cookies.get(PASSWORD) ?? ''
  cookies.family = parent.cookies.get(PASSWORD) ?? ''
  cookies.office = officer.cookies.get(PASSWORD) ?? ''
  await weekByWeek(learners)
  const { rows } = await sql<{ number: string; lineId: bigint }>`
    select act.number, line_id as "lineId" from act join act_line on act_id = act.id`.execute(
    db.owner,
  )
  const { number = '', lineId = 0n } = rows[0] ?? {}
  const line = await town.lineOf(two)
  const month = `attendance/month?month=2026-09&group=${group.groupId}`
  paths.desk = [
    ...['', '/attendance', '/acts', '/children', '/waiting', '/letters', '/ratings', '/account'],
    ...['/profile', `/${month}`, `/acts/${number}`, `/acts/${number}/lines/${lineId}`],
    ...['/attendance?day=2026-09-28', `/contracts/${one.contract.number}`],
  ].map(path => `provider${path}`)
  const root = `cabinet/${two.application.number}`
  paths.family = [
    ...['', '/month/2026-09', `/month/2026-09/wrong?line=${line.id}`, '/absence', '/case'],
    ...[`/contract/${two.contract.number}`, '/month/2026-10'],
  ].map(path => `${root}${path}`)
  paths.rater = [
    `cabinet/${one.application.number}`,
    `cabinet/${one.application.number}/rate/${group.bin}`,
    `cabinet/${one.application.number}/month/2026-09`,
  ]
  paths.office = [
    ...['attendance', 'absences', 'months', 'months/2026-09', 'payments', 'payments/accounts'],
    ...['cases', 'flags', 'letters', 'letters/new', 'ratings'],
  ].map(path => `department/${path}?programme=club&territory=aktobe`)
  paths.office.push(`department/acts/${number}`, `department/attendance/${line.id}`)
}, 120_000)
afterAll(() => portal?.close())

/** A club whose month is not submitted: a week confirmed and corrected, a lesson that was not so, others open. */
async function weekByWeek(group: Awaited<ReturnType<typeof town.aGroup>>): Promise<void> {
  const { first } = group
  for (const number of LESSONS) await town.mark(group, number)
  const say = (numbers: readonly number[], objection: string | null) => {
    const seen = numbers.map(number => ({
      ...({ day: town.day(number), state: 'present', revision: 1 } as const),
    }))
    const input = { enrolmentId: first.enrolmentId, seen, objection }
    return town.act(tx => answerLessons(tx, town.guardianOf(first), town.setting, input))
  }
  await say([3, 7, 10, 17], null)
  await say([14], 'Ол күні ауырып қалды')
  const words = 'Қате басылған'
  await town.mark(group, 17, { state: 'absent', seenRevision: 1, words }, [first])
  const others = group.pupils.filter(pupil => pupil !== first)
  for (const number of [21, 24, 28]) {
    await town.mark(group, number, { state: 'absent', seenRevision: 1, words }, others)
  }
  const [family, marker] = [portal.visitor(), portal.visitor()]
  await signInGuardian(portal, family, first.contract.guardianId)
  if (group.provider.kind !== 'provider') throw new Error('a club')
  await signInStaff(portal, marker, group.provider.staffId)
  cookies.weekly = family.cookies.get(PASSWORD) ?? ''
  cookies.marker = marker.cookies.get(PASSWORD) ?? ''
  const root = `cabinet/${first.application.number}`
  const wrong = `${root}/lessons/wrong?enrolment=${first.enrolmentId}&day=2026-09-21`
  paths.weekly = [root, `${root}/lessons`, wrong]
  const month = `provider/attendance/month?month=2026-09&group=${group.groupId}`
  paths.marker = ['provider/attendance?day=2026-09-14', month]
}

const visibleText = (element: HTMLElement | SVGElement) => element.textContent ?? ''

const KINDERGARTEN =
  /балабақша|(?<!\p{L})бақша|(?<!\p{L})сад(?!\p{L})|(?<!\p{L})сад(а|у|ом|е|ы|ов|ам|ах|ик)(?!\p{L})|детск\p{L}+ сад|kindergarten/giu

test.each([
  ['desk', 'kk', 360],
  ['desk', 'ru', 1280],
  ['desk', 'en', 1280],
  ['family', 'kk', 360],
  ['family', 'ru', 1280],
  ['family', 'en', 360],
  ['rater', 'kk', 360],
  ['rater', 'ru', 1280],
  ['weekly', 'kk', 360],
  ['weekly', 'ru', 1280],
  ['marker', 'kk', 360],
  ['marker', 'ru', 1280],
  ['office', 'kk', 360],
  ['office', 'ru', 1280],
] as const)(
  'pages of a club for its %s in %s at %i pixels',
  async (who, language, width) => {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    const value = cookies[who] ?? ''
    await context.addCookies([{ name: PASSWORD, value, url: portal.origin }])
    const page = await context.newPage()
    for (const [index, path] of paths[who].entries()) {
      const answer = await page.goto(`${portal.origin}/${language}/${path}`)
      expect(answer?.status(), path).toBeLessThan(300)
      // Above an office's page stands its choice between the two.
      const part = page.locator(who === 'office' ? 'main' : 'body')
      expect((await part.evaluate(visibleText)).match(KINDERGARTEN), path).toBeNull()
      await keepPicture(page, `club-month-${who}-${index}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
      // Colours and structure are those of the kindergartens' pages; the words alone differ.
      if (width === 360) expect(await seriousFindings(page), path).toEqual([])
    }
    await context.close()
  },
  90_000,
)
