/** Attendance in a real browser: marked without a network and sent when it is back; fit to be seen on phone and desk. */
import { sql } from 'kysely'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { signInGuardian, signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: Awaited<ReturnType<typeof aServedPortal>>
let desk = ''
let family = ''

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  portal = await aServedPortal(db.app, { at: '2026-10-01T10:00' })
  const { provider } = made.group
  if (provider.kind !== 'provider') throw new Error('a kindergarten')
  const teacher = portal.visitor()
  await signInStaff(portal, teacher, provider.staffId)
  desk = teacher.cookies.get(sessionCookieName(false)) ?? ''
  const parent = portal.visitor()
  await signInGuardian(portal, parent, made.other.contract.guardianId)
  family = parent.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

async function open(value: string, width: number): Promise<BrowserContext> {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  await context.addCookies([{ name: sessionCookieName(false), value, url: portal.origin }])
  return context
}

const marks = async () =>
  (
    await sql<{ state: string; reason: string | null; sent: boolean }>`
      select state, reason, device_at is not null as sent from attendance_mark
      where day = '2026-10-01' order by enrolment_id`.execute(db.owner)
  ).rows

const held = () => Object.keys(localStorage).filter(key => key.startsWith('kezek-marks')).length

test('a group marked on a phone without a network is sent when the network is back', async () => {
  const context = await open(desk, 360)
  const page = await context.newPage()
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Бәрі сақталған').waitFor()
  await keepPicture(page, 'marking-0-kk-360')
  await context.setOffline(true)
  const second = page.locator(`[data-child="${made.other.enrolmentId}"]`)
  await second.getByText('Келмеді', { exact: true }).click()
  await second.locator('select').selectOption('illness')
  await page.getByRole('button', { name: 'Бәрі келді' }).click()
  await page.getByText('Желі күтіп тұр: 2').waitFor()
  await keepPicture(page, 'marking-1-kk-360')
  // Pressed once more while it waits: no conflict with oneself.
  await second.locator('select').selectOption('family')
  await page.getByRole('button', { name: 'Сақтау' }).click()
  await page.getByText('Желі күтіп тұр: 3').waitFor()
  expect(await marks()).toEqual([])
  expect(await page.evaluate(held)).toBe(1)
  await context.setOffline(false)
  await page.getByText('Бәрі сақталған').waitFor()
  expect(await marks()).toEqual([
    { state: 'present', reason: null, sent: true },
    { state: 'absent', reason: 'family', sent: true },
  ])
  expect(await page.evaluate(held)).toBe(0)
  await keepPicture(page, 'marking-2-kk-360')
  await context.close()
}, 60_000)

test('what a colleague marked meanwhile is shown beside one’s own, and the person decides', async () => {
  const context = await open(desk, 360)
  const page = await context.newPage()
  await page.goto(`${portal.origin}/kk/provider/attendance`)
  await page.getByText('Бәрі сақталған').waitFor()
  const { town, group, one } = made
  town.goTo('2026-10-01', '11:00')
  const theirs = town.mark(one, { state: 'absent', reason: 'leave', seenRevision: 1 })
  await town.markDay(group.provider, group.groupId, Temporal.PlainDate.from('2026-10-01'), [theirs])
  const child = page.locator(`[data-child="${one.enrolmentId}"]`)
  await child.getByText('Келмеді', { exact: true }).click()
  await child.locator('select').selectOption('illness')
  await page.getByRole('button', { name: 'Сақтау' }).click()
  await child.getByText('Әріптесіңіз бұрын белгілеп қойған: «Келмеді (демалыста)»').waitFor()
  await page.getByText('Шешіміңізді күтіп тұр: 1').waitFor()
  await keepPicture(page, 'marking-3-kk-360')
  expect(await seriousFindings(page)).toEqual([])
  // It is still there when the page is opened again.
  await page.reload()
  await child.getByText('Әріптесіңіз бұрын белгілеп қойған').waitFor()
  await child.getByText('Келді', { exact: true }).click()
  await page.getByRole('button', { name: 'Сақтау' }).click()
  await page.getByText('Бәрі сақталған').waitFor()
  expect((await marks())[0]?.state).toBe('present')
  await context.close()
}, 60_000)

test.each([true, false])(
  'hours in which a club has the child are told beside it, with a script: %s',
  async javaScriptEnabled => {
    const { one } = made
    await db.owner.transaction().execute(async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`
        insert into attended_time (enrolment_id, day, child_id, starts_at, ends_at)
        select -id, '2026-10-01', child_id, '15:00', '16:00' from enrolment where id = ${one.enrolmentId}
        on conflict do nothing`.execute(tx)
    })
    const context = await portal.browser.newContext({
      viewport: { width: 360, height: 800 },
      javaScriptEnabled,
    })
    await context.addCookies([{ name: sessionCookieName(false), value: desk, url: portal.origin }])
    const page = await context.newPage()
    await page.goto(`${portal.origin}/kk/provider/attendance?times=yes`)
    const child = page.locator(`[data-child="${one.enrolmentId}"]`)
    await child.getByText('Келді', { exact: true }).click()
    await child.locator('input[name^="a-"]').fill('08:30')
    await child.locator('input[name^="l-"]').fill('17:30')
    await page.getByRole('button', { name: 'Сақтау' }).click()
    await child.getByText('15:00–16:00 аралығында бала басқа жерде').waitFor()
    await keepPicture(page, `marking-two-places-${javaScriptEnabled}-kk-360`)
    if (javaScriptEnabled) expect(await seriousFindings(page)).toEqual([])
    await context.close()
  },
  60_000,
)

test.each(VIEWS)(
  'pages in %s at %i pixels',
  async (language, width) => {
    const root = `cabinet/${made.other.application.number}`
    const line = await made.town.lineOf(made.other)
    const group = made.group.groupId
    await look(desk, 'attendance', language, width, [
      'provider/attendance',
      'provider/attendance?day=2026-09-30',
      `provider/attendance/month?month=2026-09&group=${group}`,
      `provider/attendance/month?month=2026-10&group=${group}`,
    ])
    await look(family, 'family-month', language, width, [
      root,
      `${root}/month/2026-09`,
      ...(line.state === 'submitted' ? [`${root}/month/2026-09/wrong?line=${line.id}`] : []),
      `${root}/absence`,
    ])
  },
  90_000,
)

test('a month in dispute, for both sides', async () => {
  await made.answer(made.other, [made.claim(1), made.claim(2)])
  const path = `provider/attendance/month?month=2026-09&group=${made.group.groupId}`
  for (const [language, width] of VIEWS) {
    await look(desk, 'dispute', language, width, [path])
    const month = `cabinet/${made.other.application.number}/month/2026-09`
    await look(family, 'disputed', language, width, [month])
  }
}, 90_000)

async function look(
  value: string,
  name: string,
  language: 'kk' | 'ru',
  width: number,
  paths: readonly string[],
) {
  const context = await open(value, width)
  const page = await context.newPage()
  for (const [index, path] of paths.entries()) {
    const answer = await page.goto(`${portal.origin}/${language}/${path}`)
    expect(answer?.status(), path).toBe(200)
    await keepPicture(page, `${name}-${index}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
    expect(await seriousFindings(page), path).toEqual([])
  }
  await context.close()
}
