/** An officer takes a paid day back: from the line of an act, with a reason that the family and the kindergarten read. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { signInGuardian, signInStaff, type Visitor } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { approvedAct } from '../../domain/payments/approved-act.fixture.ts'

const db = useDatabase()
const WORDS = 'Шекара қызметі: бала ол күні шетелде'
let portal: Awaited<ReturnType<typeof aServedPortal>>
let made: Awaited<ReturnType<typeof approvedAct>>
let officer: Official
let act = ''
let line = 0n

beforeAll(async () => {
  made = await approvedAct(db)
  act = (await made.aTown()).number
  line = (await made.town.lineOf(made.one)).id
  portal = await aServedPortal(db.app, { at: '2026-10-09T10:00' })
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

const path = () => `/kk/department/attendance/${line}`
const post = (fields: Record<string, string>) =>
  officer.post(path(), { what: 'back', 'words-back': WORDS, ...fields })

test('the line of an act leads an officer to the month, and nobody else', async () => {
  const page = (await officer.get(`/kk/department/acts/${act}/lines/${line}`)).body
  expect(page).toContain(`href="${path()}"`)
  const auditor = await anOfficial(db, portal, 'auditor')
  expect((await auditor.get(`/kk/department/acts/${act}/lines/${line}`)).body).not.toContain(path())
  const read = await auditor.get(path())
  expect(read.statusCode).toBe(200)
  expect(read.body).not.toContain('back-days')
})

test('without a day or a reason nothing happens and what was typed stays', async () => {
  const empty = await post({ 'words-back': '' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Кемінде бір күнді таңдаңыз')
  expect(empty.body).toContain('Себебін жазыңыз')
  const noDay = await post({ 'back-days': '99' })
  expect(noDay.statusCode).toBe(422)
  expect(noDay.body).toContain(WORDS)
  // A Saturday is no day that counts: refused in words.
  expect((await post({ 'back-days': '5' })).body).toContain('Бұл күндерді кері алуға болмайды')
  expect((await made.town.lineOf(made.one)).state).toBe('settled')
})

test('taken back, it is said on every page on which the day stands', async () => {
  const sent = await post({ 'back-days': '3' })
  expect(sent.statusCode).toBe(303)
  expect((await made.town.lineOf(made.one)).days[2]).toBe('a')
  const parent = portal.visitor()
  await signInGuardian(portal, parent, made.one.contract.guardianId)
  const { provider } = made.group
  if (provider.kind !== 'provider') throw new Error('a kindergarten')
  const desk = portal.visitor()
  await signInStaff(portal, desk, provider.staffId)
  const pages: readonly (readonly [Visitor | Official, string, string])[] = [
    [officer, 'office', `department/attendance/${line}?saved=yes`],
    [officer, 'act-line', `department/acts/${act}/lines/${line}`],
    [parent, 'family', `cabinet/${made.one.application.number}/month/2026-09`],
    [desk, 'desk', `provider/attendance/month?month=2026-09&group=${made.group.groupId}`],
  ]
  for (const [visitor, name, address] of pages) {
    for (const [language, width] of VIEWS) {
      const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
      await context.addCookies(
        [...visitor.cookies].map(([cookie, value]) => ({
          name: cookie,
          value,
          url: portal.origin,
        })),
      )
      const page = await context.newPage()
      await page.goto(`${portal.origin}/${language}/${address}`)
      await page.getByText(WORDS).waitFor()
      await keepPicture(page, `taken-back-${name}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(width)
      expect(await seriousFindings(page), name).toEqual([])
      await context.close()
    }
  }
}, 120_000)
