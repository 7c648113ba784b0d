/** Invitations in a real browser: nothing serious for whoever cannot see them, nothing wider than the screen. */
import { sql } from 'kysely'
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
import { askRenewal } from '../../../domain/contracts/ask-renewal.ts'
import { refuseNaming } from '../../../domain/namings/close-naming.ts'
import { type KnownFamily, namingsOf } from '../../../domain/namings/named-child.fixture.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
const COOKIE = sessionCookieName(false)
let portal: Awaited<ReturnType<typeof aServedPortal>>
let family: KnownFamily
let number = ''
const sessions = { desk: '', parent: '', ending: '', between: '', office: '', nobody: '' }

async function endOn(contractId: bigint, day: string) {
  await sql`update contract set last_day = ${day}::date where id = ${contractId}`.execute(db.owner)
  await sql`update enrolment set last_day = ${day}::date where contract_id = ${contractId}`.execute(
    db.owner,
  )
}

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-09-10T10:00' })
  const { setting } = portal
  const made = namingsOf(() => db.app, setting)
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  const school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  const ending = await made.aNamedChild(school)
  await endOn(ending.contract.id, '2026-09-30')
  const asking = await made.aNamedChild(school)
  await endOn(asking.contract.id, '2026-09-30')
  const { number: asked } = asking.contract
  await made.act(tx => askRenewal(tx, asking.family.guardian, setting, { number: asked }))
  const between = await made.aNamedChild(school)
  await endOn(between.contract.id, '2026-09-11')
  const refusing = await made.aFamily()
  const refused = await made.aNaming(school, refusing)
  const words = 'Бос уақытымыз жоқ, музыка мектебіне барады'
  await made.act(tx => refuseNaming(tx, refusing.guardian, setting, { number: refused, words }))
  setting.clock.advance({ days: 2 })
  await made.sweep()
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
  const parents = { parent: family, ending: ending.family, between: between.family }
  for (const [who, { guardianId }] of Object.entries(parents)) {
    const parent = portal.visitor()
    await signInGuardian(portal, parent, guardianId)
    sessions[who as keyof typeof parents] = parent.cookies.get(COOKIE) ?? ''
  }
}, 120_000)
afterAll(() => portal?.close())

const lookAt = async (page: Page, name: string) => {
  await keepPicture(page, name)
  expect(await seriousFindings(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
}

test.each(VIEWS)(
  'invitations are fit to be seen: %s, %i',
  async (language, width) => {
    const looks = [
      ['desk', 'provider/namings'],
      ['parent', 'cabinet'],
      ['parent', `cabinet/namings/${number}`],
      ['office', 'department/namings?programme=club'],
      ['nobody', 'introduce'],
      ['ending', 'cabinet'],
      ['between', 'cabinet'],
      ['desk', 'provider/children'],
    ] as const
    for (const [who, path] of looks) {
      const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
      const cookie = { name: COOKIE, value: sessions[who], url: portal.origin }
      if (who !== 'nobody') await context.addCookies([cookie])
      const page = await context.newPage()
      await page.goto(`${portal.origin}/${language}/${path}`)
      await lookAt(page, `namings-${who}-${path.replaceAll(/[/?=]/g, '-')}-${language}-${width}`)
      if (path === 'provider/namings') {
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
  },
  60_000,
)
