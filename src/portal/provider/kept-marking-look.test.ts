/** The marking page opens without a network on a teacher's own phone, and is gone when the teacher leaves. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: Awaited<ReturnType<typeof aServedPortal>>
let desk = ''

beforeAll(async () => {
  made = await twoChildren(db)
  portal = await aServedPortal(db.app, { at: '2026-09-01T10:00' })
  await signIn()
}, 120_000)
afterAll(() => portal?.close())

async function signIn() {
  const { provider } = made.group
  if (provider.kind !== 'provider') throw new Error('a kindergarten')
  const teacher = portal.visitor()
  await signInStaff(portal, teacher, provider.staffId)
  desk = teacher.cookies.get(sessionCookieName(false)) ?? ''
}

const sessionCookie = () => ({
  name: sessionCookieName(false),
  value: desk,
  url: portal.origin,
  httpOnly: true,
})

async function aPhone() {
  const context = await portal.browser.newContext({ viewport: { width: 360, height: 800 } })
  await context.addCookies([sessionCookie()])
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Бәрі сақталған').waitFor()
  return { context, page }
}

const marks = async () =>
  (
    await sql<{ day: string; state: string }>`
      select day::text as day, state from attendance_mark order by day, enrolment_id`.execute(
      db.owner,
    )
  ).rows

const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('kezek-marking')
    return (await cache.keys()).filter(one => one.url.includes('/provider/')).length
  })

const keepIt = async (page: Page) => {
  await page.getByLabel('Осы телефонда интернетсіз де ашылсын').check()
  await page.getByText('Бет осы телефонға сақталды.').waitFor()
}

test('nothing is kept unasked, and without a network nothing opens', async () => {
  const { context, page } = await aPhone()
  expect(await keptPages(page)).toBe(0)
  await context.setOffline(true)
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
  await context.close()
}, 60_000)

test('kept on the phone it opens without a network, is marked, and sends when the network is back', async () => {
  const { context, page } = await aPhone()
  await keepIt(page)
  await keepPicture(page, 'keep-1-kk-360')
  expect(await seriousFindings(page)).toEqual([])
  // The phone has closed the page meanwhile.
  await context.setOffline(true)
  await page.goto('about:blank')
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Интернет жоқ. Бұл').waitFor()
  await page.getByRole('button', { name: 'Бәрі келді' }).click()
  await page.getByText('Желі күтіп тұр: 2').waitFor()
  await keepPicture(page, 'keep-2-kk-360')
  expect(await marks()).toEqual([])
  // Closed again before the network was there: the marks wait on.
  await page.goto('about:blank')
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Желі күтіп тұр: 2').waitFor()
  await context.setOffline(false)
  await page.getByText('Бәрі сақталған').waitFor()
  expect(await marks()).toEqual([
    { day: '2026-09-01', state: 'present' },
    { day: '2026-09-01', state: 'present' },
  ])
  await context.close()
}, 60_000)

test('on a morning that began without a network the last list is marked for the new day', async () => {
  const { context, page } = await aPhone()
  await keepIt(page)
  await context.setOffline(true)
  await page.clock.fastForward('24:00:00')
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByRole('heading', { name: /: 02\.09\.2026$/ }).waitFor()
  const absent = page.locator(`[data-child="${made.other.enrolmentId}"]`)
  await absent.getByText('Келмеді', { exact: true }).click()
  await absent.locator('select').selectOption('illness')
  await page.getByRole('button', { name: 'Бәрі келді' }).click()
  await page.getByText('Желі күтіп тұр: 2').waitFor()
  await keepPicture(page, 'keep-3-kk-360')
  portal.setting.clock.advance({ hours: 24 })
  // The session has not outlived the night: the marks wait until the teacher has signed in again.
  await context.setOffline(false)
  await page.getByText('Жіберу үшін қайта кіріңіз.').waitFor()
  await signIn()
  await context.addCookies([sessionCookie()])
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Бәрі сақталған').waitFor()
  expect((await marks()).filter(one => one.day === '2026-09-02')).toEqual([
    { day: '2026-09-02', state: 'present' },
    { day: '2026-09-02', state: 'absent' },
  ])
  await context.close()
}, 60_000)

test('who leaves takes the names along, and who comes after finds none of them', async () => {
  const { context, page } = await aPhone()
  await keepIt(page)
  expect(await keptPages(page)).toBe(1)
  // Somebody else's session on the same phone: what the first one asked for is not theirs.
  await page.evaluate(() => localStorage.setItem('kezek-keep', 'somebody-else'))
  await page.reload()
  await expect.poll(() => keptPages(page)).toBe(0)
  expect(await page.getByLabel('Осы телефонда').isChecked()).toBe(false)
  await keepIt(page)
  await page.getByRole('button', { name: 'Шығу' }).first().click()
  await page.waitForURL(/kk\/?(sign-in|staff|$)/)
  expect(await keptPages(page)).toBe(0)
  await context.setOffline(true)
  await expect(page.goto(`${portal.origin}/kk/provider/attendance`)).rejects.toThrow(/ERR_/)
  await context.close()
}, 60_000)
