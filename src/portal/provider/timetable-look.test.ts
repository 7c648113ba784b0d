/** The week of a club in a real browser: nothing serious for whoever cannot see it, nothing wider than the screen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aProviderStaffId } from '../../../test/provider-desk.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { aTaughtClub } from '../../domain/activities/taught-club.fixture.ts'
import { changeLesson } from '../../domain/lessons/change-lesson.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let club: Awaited<ReturnType<typeof aTaughtClub>>
let session = ''

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-10-05T10:00' })
  club = await aTaughtClub(db.app, portal.setting)
  const { providerId, groupId } = club
  const staffId = await aProviderStaffId(db, providerId, 'aktobe')
  const actor = { kind: 'provider', staffId, providerId, territory: 'aktobe' } as const
  await inTransaction(db.app, tx =>
    changeLesson(tx, actor, portal.setting, {
      groupId,
      day: Temporal.PlainDate.from('2026-10-12'),
      hour: null,
      words: 'Жаттықтырушы жарысқа кетеді',
    }),
  )
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, staffId)
  session = visitor.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

test.each(VIEWS)('the timetable is fit to be seen: %s, %i', async (language, width) => {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  await context.addCookies([{ name: sessionCookieName(false), value: session, url: portal.origin }])
  const page = await context.newPage()
  await page.goto(`${portal.origin}/${language}/provider/timetable?group=${club.groupId}`)
  await keepPicture(page, `timetable-${language}-${width}`)
  expect(await seriousFindings(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
  await context.close()
})
