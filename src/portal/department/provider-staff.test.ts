/** The department invites people of a kindergarten: a link that works once, who has come in, nobody else's business. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'
import { aServedPortal } from '../../../test/served-portal.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official
let file = ''

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-20T10:00' })
  officer = await anOfficial(db, portal, 'officer')
  const desk = await aProviderDesk(db, portal, { 3: 1 })
  const row = await sql<{ bin: string }>`
    select bin from provider where id = ${desk.providerId}`.execute(db.owner)
  file = `/department/providers/${row.rows[0]?.bin}`
}, 120_000)
afterAll(() => portal?.close())

const staffCount = async (name: string) =>
  (
    await sql<{ n: number }>`
      select count(*)::integer as n from staff where full_name = ${name}`.execute(db.owner)
  ).rows[0]?.n
const linkIn = (body: string) => /\/[a-z]{2}\/staff\/invitation\/[\w-]{43}/.exec(body)?.[0] ?? ''

async function invite(fullName: string): Promise<string> {
  await officer.get(`/kk${file}/staff/new`)
  const made = await officer.post(`/kk${file}/staff/new`, { fullName, language: 'kk' })
  expect(made.statusCode).toBe(200)
  return linkIn(made.body)
}

test('the link leads to the making of a key; the database keeps only its hash', async () => {
  const link = await invite('Ахметова Сәуле')
  const page = await portal.visitor().get(link)
  expect(page.body).toContain('Қош келдіңіз, Ахметова Сәуле')
  const kept = await sql<{ answer: unknown }>`
    select answer from client_request where action = 'staff.invite-provider'`.execute(db.owner)
  expect(JSON.stringify(kept.rows)).not.toContain(link.slice(-43))
  expect((await officer.get(`/kk${file}`)).body).toContain('шақырылды, әлі кірген жоқ')
})

test('a double click invites once and shows the same link', async () => {
  await officer.get(`/kk${file}/staff/new`)
  const fields = { ...officer.hidden(), fullName: 'Есенов Дәурен', language: 'ru' }
  const first = await officer.post(`/kk${file}/staff/new`, fields)
  const second = await officer.post(`/kk${file}/staff/new`, fields)
  expect(linkIn(second.body)).toBe(linkIn(first.body))
  expect(linkIn(first.body)).toContain('/ru/staff/invitation/')
  expect(await staffCount('Есенов Дәурен')).toBe(1)
})

test('what is missing is told in the reader’s language', async () => {
  await officer.get(`/ru${file}/staff/new`)
  const empty = await officer.post(`/ru${file}/staff/new`, { fullName: ' ', language: 'xx' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Напишите имя')
  expect(empty.body).toContain('Выберите язык')
})

test('a new link makes the old one useless, and one that is over is told', async () => {
  const old = await invite('Қасымова Жанар')
  const row = await sql<{ id: bigint }>`
    select id from staff where full_name = 'Қасымова Жанар'`.execute(db.owner)
  await officer.get(`/kk${file}/staff/new`)
  const renewed = await officer.post(`/kk${file}/staff/${row.rows[0]?.id}/link`, {})
  const fresh = linkIn(renewed.body)
  expect(fresh).not.toBe(old)
  expect((await portal.visitor().get(old)).statusCode).toBe(409)
  expect((await portal.visitor().get(fresh)).statusCode).toBe(200)
  await sql`update staff_invitation set expires_at = '2026-11-20T04:00Z'
    where staff_id = ${row.rows[0]?.id}`.execute(db.owner)
  expect((await officer.get(`/kk${file}`)).body).toContain('сілтеме мерзімі өтті')
})

test('people of another kindergarten get no link from this file', async () => {
  const other = await aProviderDesk(db, portal, { 4: 1 })
  await officer.get(`/kk${file}/staff/new`)
  expect((await officer.post(`/kk${file}/staff/${other.staffId}/link`, {})).statusCode).toBe(404)
})

test('an auditor sees who may come in and invites nobody; another city’s officer sees nothing', async () => {
  const auditor = await anOfficial(db, portal, 'auditor')
  const page = (await auditor.get(`/kk${file}`)).body
  expect(page).toContain('Қызметкерлері')
  expect(page).not.toContain('staff/new')
  expect((await auditor.get(`/kk${file}/staff/new`)).statusCode).toBe(403)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${file}/staff/new`)).statusCode).toBe(403)
})

test('the pages are fit to be seen, narrow and wide', async () => {
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const page = await context.newPage()
    const look = async (name: string) => {
      await keepPicture(page, `provider-staff-${name}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(page)).toEqual([])
    }
    await page.goto(`${portal.origin}/${language}${file}`)
    await look('file')
    await page.goto(`${portal.origin}/${language}${file}/staff/new`)
    await look('new')
    await page.fill('#fullName', `Қонысбаева Гүлнәр ${width}`)
    await page.locator('main form button').click()
    await page.locator('#link').waitFor()
    await look('link')
    await context.close()
  }
}, 90_000)
