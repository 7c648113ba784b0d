/** Invitations in a real browser: nothing serious for whoever cannot see them, nothing wider than the screen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../../test/browser.ts'
import { aBudget, aChildIin, aGuardianIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aStaffId } from '../../../../test/office.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import { refuseNaming } from '../../../domain/namings/close-naming.ts'
import { type KnownFamily, namingsOf } from '../../../domain/namings/named-child.fixture.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
const COOKIE = sessionCookieName(false)
let portal: Awaited<ReturnType<typeof aServedPortal>>
let family: KnownFamily
let number = ''
const sessions = { desk: '', parent: '', office: '', nobody: '' }

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-09-10T10:00' })
  const { setting } = portal
  const made = namingsOf(() => db.app, setting)
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  const school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  await made.aNamedChild(school)
  const refusing = await made.aFamily()
  const refused = await made.aNaming(school, refusing)
  const words = 'Бос уақытымыз жоқ, музыка мектебіне барады'
  await made.act(tx => refuseNaming(tx, refusing.guardian, setting, { number: refused, words }))
  family = await made.aFamily()
  number = await made.aNaming(school, family)
  const { providerId } = school
  const staff = {
    desk: await aProviderStaffId(db, providerId, 'aktobe'),
    office: await aStaffId(db, 'officer', 'aktobe'),
  }
  for (const who of ['desk', 'office'] as const) {
    const visitor = portal.visitor()
    await signInStaff(portal, visitor, staff[who])
    sessions[who] = visitor.cookies.get(COOKIE) ?? ''
  }
  const parent = portal.visitor()
  await signInGuardian(portal, parent, family.guardianId)
  sessions.parent = parent.cookies.get(COOKIE) ?? ''
}, 120_000)
afterAll(() => portal?.close())

const lookAt = async (page: Page, name: string) => {
  await keepPicture(page, name)
  expect(await seriousFindings(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
}

test.each(VIEWS)('invitations are fit to be seen: %s, %i', async (language, width) => {
  const looks = [
    ['desk', 'provider/namings'],
    ['parent', 'cabinet'],
    ['parent', `cabinet/namings/${number}`],
    ['office', 'department/namings?programme=club'],
    ['nobody', 'introduce'],
  ] as const
  for (const [who, path] of looks) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    const cookie = { name: COOKIE, value: sessions[who], url: portal.origin }
    if (who !== 'nobody') await context.addCookies([cookie])
    const page = await context.newPage()
    await page.goto(`${portal.origin}/${language}/${path}`)
    await lookAt(page, `namings-${path.replaceAll(/[/?=]/g, '-')}-${language}-${width}`)
    if (who === 'desk') {
      await page.selectOption('#group', { index: 1 })
      await page.fill(
        '#list',
        `${family.childIin} ${family.guardianIin} 3Ә, Айша\nқате жол\n${aChildIin('2016-05-05')}\t${aGuardianIin()}`,
      )
      await page.click('form[action$="/provider/namings"] button')
      await page.waitForTimeout(600)
      await lookAt(page, `namings-answers-${language}-${width}`)
    }
    await context.close()
  }
})
