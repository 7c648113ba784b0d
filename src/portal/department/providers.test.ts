/** The list of providers in the office: gaps first, evidence and inspections recorded, an exclusion announced in time. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { findListing } from '../../domain/providers/find-listing.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import { openKindergartens, photoFolder } from '../public/providers/choosing.fixture.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official
let bins: readonly string[]

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00' })
  bins = await openKindergartens(db, portal.setting, 24)
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(async () => {
  await portal?.close()
  rmSync(photoFolder, { recursive: true, force: true })
})

const pathOf = (index: number) => `/kk/department/providers/${bins[index]}`
const standing = async (index: number) => {
  const provider = await findProvider(db.app, bins[index] ?? '', 'preschool')
  return findListing(db.app, provider?.id ?? 0n, portal.setting.clock.today())
}

test('the provider whose evidence ran out stands first, and the announced exclusion is seen', async () => {
  const { body } = await officer.get('/ru/department/providers')
  const table = body.slice(body.indexOf('<tbody'))
  expect(table.indexOf(bins[3] ?? '')).toBeLessThan(table.indexOf(bins[0] ?? ''))
  expect(body).toContain('Пожарная безопасность: срок истёк')
  expect(body).toContain('23 июля 2026')
  const found = await officer.get(`/ru/department/providers?text=${bins[5]}`)
  expect(found.body).toContain(bins[5])
  expect(found.body).not.toContain(bins[6])
})

test('evidence is recorded from its form; a mistake comes back beside its field', async () => {
  const path = `${pathOf(3)}/evidence`
  await officer.get(path)
  const wrong = await officer.post(path, {
    requirement: 'fire-safety',
    reference: '',
    checkedOn: '2026-07-02',
    validTo: '2026-06-01',
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Құжатты жазыңыз')
  expect(wrong.body).toContain('Бүгіннен кейінгі күн болмасын')
  const fields = { reference: 'Акт № 7', checkedOn: '2026-06-30', validTo: '2027-06-30' }
  const saved = await officer.post(path, { requirement: 'fire-safety', ...fields })
  expect(saved.statusCode).toBe(303)
  expect((await officer.get(pathOf(3))).body).toContain('Акт № 7')
  const fire = (await standing(3)).requirements.find(one => one.requirement === 'fire-safety')
  expect(fire?.state).toBe('in-force')
})

test('an inspection with remarks is described in both languages and then read by everybody', async () => {
  const path = `${pathOf(4)}/inspection`
  await officer.get(path)
  const half = { heldOn: '2026-06-30', outcome: 'remarks', summaryKk: 'Ескерту бар' }
  expect((await officer.post(path, half)).statusCode).toBe(422)
  const whole = { ...half, summaryRu: 'Есть замечание' }
  expect((await officer.post(path, whole)).statusCode).toBe(303)
  const open = await portal.visitor().get(`/ru/providers/taraz/${bins[4]}`)
  expect(open.body).toContain('Есть замечание')
})

test('an exclusion keeps its notice, shows at once to parents, and can be withdrawn', async () => {
  const path = `${pathOf(6)}/exclusion`
  const form = await officer.get(path)
  expect(form.body).toContain('2026 ж. 16 шілде')
  const given = { reason: 'license-ended', words: '№ 17 шешім, 01.07.2026' }
  const early = await officer.post(path, { ...given, effectiveOn: '2026-07-15' })
  expect(early.statusCode).toBe(422)
  const done = await officer.post(path, { ...given, effectiveOn: '2026-07-16' })
  expect(done.statusCode).toBe(303)
  const open = await portal.visitor().get(`/kk/providers/taraz/${bins[6]}`)
  expect(open.body).toContain('лицензиясы тоқтаған')
  expect(open.body).not.toContain('№ 17 шешім')
  await officer.get(pathOf(6))
  const withdrawn = await officer.post(`${path}/withdraw`, {})
  expect(withdrawn.headers.location).toContain('done=withdrawn')
  expect((await standing(6)).exclusion).toBeUndefined()
})

test('an auditor reads and changes nothing; an officer of another city sees no file; a visitor signs in', async () => {
  const auditor = await anOfficial(db, portal, 'auditor')
  expect((await auditor.get(pathOf(0))).body).not.toContain('/evidence')
  expect((await auditor.get(`${pathOf(0)}/evidence`)).statusCode).toBe(403)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(pathOf(0))).statusCode).toBe(403)
  expect((await stranger.get('/kk/department/providers?territory=taraz')).statusCode).toBe(404)
  expect((await portal.visitor().get(pathOf(0))).statusCode).toBe(303)
})

test('the pages are fit to be seen, narrow and wide', async () => {
  const views = [
    ['kk', 360],
    ['ru', 1280],
    ...(process.env.KEZEK_PICTURES === undefined ? [] : ([['kk', 1280]] as const)),
  ] as const
  const paths = ['', `/${bins[20]}`, `/${bins[0]}/evidence`, `/${bins[0]}/exclusion`]
  for (const [language, width] of views) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    for (const [index, path] of paths.entries()) {
      const page = await context.newPage()
      await page.goto(`${portal.origin}/${language}/department/providers${path}`)
      await keepPicture(page, `office-providers-${index}-${language}-${width}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide]).toEqual([path, width])
      expect(await seriousFindings(page)).toEqual([])
      await page.close()
    }
    await context.close()
  }
}, 90_000)
