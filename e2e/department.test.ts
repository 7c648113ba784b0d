/** An office in a real browser: money, preview, iteration, a claim, a file, an application; Kazakh on a desk, Russian on a phone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Application } from '../src/domain/applications/application.ts'
import { binOf } from '../src/domain/exchange/table-files.fixture.ts'
import { sessionCookieName } from '../src/platform/identity/session-cookie.ts'
import { keepPicture, launchBrowser, seriousFindings } from '../test/browser.ts'
import { aBudget, aKindergarten, submit } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { anOfficial } from '../test/office.ts'
import { aParentPortal, type ParentPortal } from '../test/parent.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-office-'))
const children: Application[] = []
let portal: ParentPortal
let browser: Browser
let context: BrowserContext
let page: Page
let origin: string

beforeAll(async () => {
  const clientFolder = join(import.meta.dirname, '../node_modules/.cache/kezek-office-journey')
  await build({ logLevel: 'error', build: { outDir: clientFolder } })
  portal = await aParentPortal(db, { clientFolder })
  const { setting } = portal
  await aBudget(db.app, setting, { tenge: 100_000 })
  await aKindergarten(db.app, setting, { places: { 2: 4, 3: 6, 4: 5 } })
  for (const childBorn of ['2023-03-01', '2023-07-11', '2022-05-20', '2024-02-02', '2021-09-09']) {
    setting.clock.advance({ minutes: 7 })
    children.push(await submit(db.app, setting, { childBorn }))
  }
  const claims = [{ code: 'large-family', documentId: null }] as const
  children.push(await submit(db.app, setting, { childBorn: '2023-11-30', claims }))
  origin = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await portal?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every page is read by axe, fits the width, and has its picture taken. */
async function lookAt(name: string): Promise<void> {
  expect(await seriousFindings(page), name).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
  await keepPicture(page, name)
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click()

test('an officer is led to the sign-in of staff, and then to the own queue', async () => {
  await page.goto(`${origin}/kk/department`)
  await page.waitForURL('**/kk/staff/sign-in**')
  const officer = await anOfficial(db, portal, 'officer')
  const name = sessionCookieName(false)
  await context.addCookies([{ name, value: officer.cookies.get(name) ?? '', url: origin }])
  await page.goto(`${origin}/kk/department`)
  await page.getByRole('heading', { level: 1 }).getByText('Тараз').waitFor()
  await lookAt('office-01-overview')
})

test('allots money: a slip is told beside the field, the sum is kept', async () => {
  await follow('Қаражат')
  await page.getByRole('textbox').fill('көп ақша')
  await press('Сақтау')
  await page.getByRole('alert').waitFor()
  await lookAt('office-02-budget-mistake')
  expect(await page.getByRole('textbox').inputValue()).toBe('көп ақша')
  await page.getByRole('textbox').fill('1 000 000')
  await press('Сақтау')
  await page.getByRole('status').getByText('Сома сақталды').waitFor()
  await lookAt('office-03-budget')
})

test('sees what an iteration would do, also with more money, and holds it once', async () => {
  await follow('Кезек')
  await page.waitForURL('**/department/iterations')
  await lookAt('office-04-preview')
  await page.getByText('Егер өзгерсе').click()
  await page.getByLabel('Қосымша ақша, теңге').fill('5 000 000')
  await press('Есептеу')
  await page.waitForURL('**money=**')
  await lookAt('office-05-what-if')
  await follow('Итерация өткізу')
  await lookAt('office-06-hold')
  await page.getByRole('button', { name: 'Иә, өткізу' }).dblclick()
  await page.getByRole('status').getByText('№ 1 итерация өтті').waitFor()
  await lookAt('office-07-held')
  const held = await db.owner.selectFrom('iteration').select('id').execute()
  expect(held).toHaveLength(1)
})

test('decides a claim: a rejection needs a reason', async () => {
  await page.goto(`${origin}/kk/department`)
  const chosen = (group: string, name: string) =>
    page.getByRole('navigation', { name: group }).getByRole('link', { name }).click()
  await chosen('Бөлімдер', 'Отбасылар')
  await chosen('Отбасылар', 'Жеңілдіктерді тексеру')
  await lookAt('office-08-claims')
  await page.getByRole('link', { name: children.at(-1)?.number ?? '' }).click()
  await page.getByText('Қабылдамау', { exact: true }).click()
  await press('Шешімді сақтау')
  await page.getByRole('alert').waitFor()
  await lookAt('office-09-claim-mistake')
  expect(await page.getByLabel('Қабылдамау').isChecked()).toBe(true)
  await page.getByText('Растау', { exact: true }).click()
  await press('Шешімді сақтау')
  await page.getByRole('status').getByText('Шешім сақталды').waitFor()
})

test('imports a file: wrong rows are told, the corrected file is confirmed', async () => {
  const header =
    'bin,programme,territory,name_kk,name_ru,ownership,address,lat,lon,phone,capacity,listed_from'
  const row = (bin: string, capacity: string, phone = '8 7262 45 12 34') =>
    `${bin},preschool,taraz,№ 77 «Балапан» балабақшасы,Детский сад № 77 «Балапан»,state,"Төле би көшесі, 77",,,${phone},${capacity},2024-09-01`
  const path = join(folder, 'балабақшалар.csv')
  const good = [header, row(binOf(700), '120'), row(binOf(701), '90')]
  writeFileSync(path, [...good, row('123', '80'), row(binOf(702), 'көп', '911')].join('\n'))
  await page.goto(`${origin}/kk/department/imports`)
  await lookAt('office-10-imports')
  await press('Тексеру')
  await page.getByRole('alert').waitFor()
  await lookAt('office-11-imports-mistake')
  const send = async () => {
    await page.getByRole('combobox').selectOption('providers')
    await page.locator('input[type=file]').setInputFiles(path)
    await press('Тексеру')
  }
  await send()
  await page.getByText('Қате жолдар бар').waitFor()
  await lookAt('office-12-bad-rows')
  await follow('Басқа файл')
  writeFileSync(path, good.join('\n'))
  await send()
  await page.getByText('Қате жоқ').waitFor()
  await lookAt('office-13-report')
  await page.getByRole('button', { name: 'Иә, жазу' }).dblclick()
  await page.getByText('Барлық жол жазылды').waitFor()
  await lookAt('office-14-taken')
})

test('finds an application, stops it, and takes a table home', async () => {
  // No group of its age has a place, so that it still waits.
  const child = children[4]
  await page.goto(`${origin}/kk/department/applications`)
  await lookAt('office-15-find')
  await page.getByLabel('Өтініш нөмірі').fill(child?.number ?? '')
  await press('Нөмірімен табу')
  await page
    .getByRole('heading', { level: 1 })
    .getByText(child?.number ?? '')
    .waitFor()
  await lookAt('office-16-file')
  await page.getByText('Тоқтату парағына қосу').first().click()
  await lookAt('office-17-file-action')
  await page.getByLabel('Неше күнге').fill('10')
  await page.getByLabel('Себебі').fill('Құжаттары қайта тексерілуде')
  await press('Тоқтату парағына қосу')
  await page.getByRole('status').getByText('Өтініш тоқтату парағына қосылды').waitFor()
  await lookAt('office-18-file-stopped')
  await page.goto(`${origin}/kk/department/unreached`)
  await lookAt('office-19-unreached')
  await page.goto(`${origin}/kk/department/refresh`)
  await lookAt('office-20-refresh')
  await page.goto(`${origin}/kk/department/imports`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Топтар мен бос орындар: CSV алу' }).click()
  expect((await download).suggestedFilename()).toMatch(/^groups-.*\.csv$/)
})

test('the same pages fit a phone, in Russian', async () => {
  await page.setViewportSize({ width: 360, height: 800 })
  const number = children[0]?.number ?? ''
  for (const [name, path] of [
    ['overview', ''],
    ['budget', '/budget'],
    ['preview', '/iterations'],
    ['hold', '/iterations/hold'],
    ['claims', '/claims'],
    ['unreached', '/unreached'],
    ['refresh', '/refresh'],
    ['find', '/applications'],
    ['file', `/applications/${number}`],
    ['imports', '/imports'],
  ]) {
    await page.goto(`${origin}/ru/department${path}`)
    await lookAt(`office-phone-${name}`)
  }
  const path = join(folder, 'бюджет.csv')
  writeFileSync(path, 'territory,programme,year,amount_tenge\ntaraz,preschool,26,много\n')
  await page.goto(`${origin}/ru/department/imports`)
  await page.getByRole('combobox').selectOption('budgets')
  await page.locator('input[type=file]').setInputFiles(path)
  await press('Проверить')
  await page.getByText('Есть строки с ошибками').waitFor()
  await lookAt('office-phone-bad-rows')
  await page.goto(`${origin}/ru/department/applications/${number}`)
  await page.getByText('Отменить предложение').first().click()
  await lookAt('office-phone-file-action')
  await press('Отменить предложение')
  await page.getByRole('alert').waitFor()
  await lookAt('office-phone-file-mistake')
})
