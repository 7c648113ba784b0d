/** The office is told of a kindergarten that leaves exchanges unsigned: on the overview, in a list, until somebody looked into it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { swapsOf } from '../../domain/swaps/swap-town.fixture.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-06T09:00' })
  const town = swapsOf(() => db.app, portal.setting)
  const seated = await town.aTown(2)
  await town.allWantTheNext(seated)
  await town.letLapse(seated, [])
  await town.letLapse(seated, [])
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

const LIST = '/department/unsigned-swaps'

test('the overview counts them and leads to the list, fit to be seen narrow and wide', async () => {
  expect((await officer.get('/kk/department')).body).toContain(`/kk${LIST}`)
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const page = await context.newPage()
    for (const [name, path] of [
      ['overview', '/department'],
      ['list', LIST],
    ] as const) {
      await page.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(page, `unsigned-${name}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(page)).toEqual([])
    }
    await context.close()
  }
}, 60_000)

test('an officer says what was done, once; a mistake stays beside its kindergarten', async () => {
  const list = (await officer.get(`/kk${LIST}`)).body
  const [, bin = ''] = /name="bin" value="(\d{12})"/.exec(list) ?? []
  expect(list).toContain(`/kk/department/letters/new?provider=${bin}`)
  const empty = await officer.post(`/kk${LIST}`, { bin })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain(`id="review-${bin}-error"`)
  const fields = { bin, [`review-${bin}`]: 'Кілті ескірген екен, жаңартылды.' }
  const done = await officer.post(`/kk${LIST}`, fields)
  expect(done.headers.location).toContain('saved=yes')
  expect((await officer.get(String(done.headers.location))).body).not.toContain(`value="${bin}"`)
})

test('who only reads sees the list without forms; another city’s officer sees none of it', async () => {
  const auditor = await anOfficial(db, portal, 'auditor')
  const list = await auditor.get(`/kk${LIST}`)
  expect(list.statusCode).toBe(200)
  expect(list.body).not.toContain('name="bin"')
  expect((await auditor.post(`/kk${LIST}`, { bin: '1', 'review-1': 'x' })).statusCode).toBe(404)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${LIST}?territory=taraz`)).statusCode).toBe(404)
})
