/** Contracts prolonged together from the page of places: ordered once, the report while it runs and afterwards. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { aBudget, aKindergarten, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { contractsOf } from '../../domain/contracts/enrolled-child.fixture.ts'
import { prolongSome } from '../../domain/contracts/prolong-some.ts'
import { inTransaction } from '../../platform/db/database.ts'

const db = useDatabase()
const PLACES = '/department/places'
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official
let draft: string

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-06T09:00' })
  const made = contractsOf(() => db.app, portal.setting)
  const groups = await aKindergarten(db.app, portal.setting, { places: { 3: 5 } })
  const groupId = groups.get(3) ?? 0n
  await aBudget(db.app, portal.setting, { tenge: 900_000_000 })
  const first = await made.anEnrolled(await made.aConfirmedChild(), { groupId })
  const second = await made.anEnrolled(await made.aConfirmedChild(), { groupId })
  draft = (await made.aDraft(await made.aConfirmedChild(), { groupId })).number
  await sql`update contract set last_day = '2026-07-20'`.execute(db.owner)
  await sql`update enrolment set last_day = '2026-07-20'
    where contract_id in (${first.id}, ${second.id})`.execute(db.owner)
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

async function order(): Promise<string> {
  const page = await officer.get(`/kk${PLACES}`)
  expect(page.body).toContain('value="prolong:2026-07-20"')
  const fields = { ...officer.hidden(), what: 'prolong:2026-07-20' }
  const done = await officer.post(`/kk${PLACES}`, fields)
  const again = await officer.post(`/kk${PLACES}`, fields)
  expect(again.headers.location).toBe(done.headers.location)
  return String(done.headers.location).slice('/kk'.length)
}

test('it is ordered once; the report says how far it is, then what was prolonged and what not and why', async () => {
  const path = await order()
  const running = (await officer.get(`/kk${path}`)).body
  expect(running).toContain('Шарттар ұзартылып жатыр')
  const id = BigInt(path.split('/').at(-1) ?? '')
  await inTransaction(db.app, tx => prolongSome(tx, SYSTEM, portal.setting, { id }))
  const finished = (await officer.get(`/kk${path}`)).body
  expect(finished).toContain('Бәрі қаралып болды')
  expect(finished).toContain(draft)
  expect(finished).toContain('әлі күшіне енбеген')
  const list = (await officer.get(`/kk${PLACES}`)).body
  expect(list).toContain(path)
  expect(list).not.toContain('value="prolong:2026-07-20"')

  const auditor = await anOfficial(db, portal, 'auditor')
  expect((await auditor.get(`/kk${path}`)).statusCode).toBe(200)
  await auditor.get(`/kk${PLACES}`)
  const refused = await auditor.post(`/kk${PLACES}`, { what: 'prolong:2026-07-20' })
  expect(refused.statusCode).toBe(403)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${path}`)).statusCode).toBe(404)

  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const page = await context.newPage()
    for (const [name, address] of [
      ['report', path],
      ['places', PLACES],
    ] as const) {
      await page.goto(`${portal.origin}/${language}${address}`)
      await keepPicture(page, `prolongation-${name}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(page)).toEqual([])
    }
    await context.close()
  }
}, 60_000)
