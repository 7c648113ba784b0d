/** A parent in a real browser: applies on a phone in Kazakh, confirms the voucher on a desk in Russian. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import { createPool } from '../src/platform/db/database.ts'
import { sessionCookieName } from '../src/platform/identity/session-cookie.ts'
import { openFileGateway } from '../src/platform/sms/file-gateway.ts'
import { openWorker } from '../src/worker.ts'
import { keepPicture, launchBrowser, seriousFindings } from '../test/browser.ts'
import { aBudget, aChildIin, aGuardianIin, aKindergarten, SYSTEM, submit } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aParentPortal, newestCode, type ParentPortal } from '../test/parent.ts'
import { signInGuardian } from '../test/portal.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-journey-'))
let portal: ParentPortal
let browser: Browser
let origin: string

beforeAll(async () => {
  const clientFolder = join(import.meta.dirname, '../node_modules/.cache/kezek-parent-journey')
  await build({ logLevel: 'error', build: { outDir: clientFolder } })
  portal = await aParentPortal(db, { clientFolder })
  origin = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await portal?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every page of a journey is read by axe, fits the width, and has its picture taken. */
async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page), name).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
  await keepPicture(page, name)
}

async function answer(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await lookAt(page, name)
  await fill()
  await page.getByRole('button', { name: 'Жалғастыру' }).click()
}

async function open(width: number, javaScriptEnabled = true): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled })
}

test('applies on a phone, in Kazakh, from the first page to number and receipt', async () => {
  const context = await open(360)
  const page = await context.newPage()
  const photo = join(folder, 'анықтама.jpg')
  writeFileSync(
    photo,
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer(),
  )
  await page.goto(`${origin}/kk/apply`)
  await lookAt(page, 'apply-01-start')
  await page.getByRole('link', { name: 'Бастау' }).click()
  await page.getByRole('textbox').fill('123')
  await page.getByRole('button', { name: 'Жалғастыру' }).click()
  await page.getByRole('alert').waitFor()
  await lookAt(page, 'apply-02-mistake')
  await answer(page, 'apply-02-child', () =>
    page.getByRole('textbox').fill(aChildIin('2023-03-01')),
  )
  await answer(page, 'apply-03-child-name', () => page.getByRole('textbox').fill('Сынақова Айсұлу'))
  await answer(page, 'apply-04-guardian', () => page.getByRole('textbox').fill(aGuardianIin()))
  await answer(page, 'apply-05-guardian-name', () =>
    page.getByRole('textbox').fill('Сынақова Гүлнәр Ерікқызы'),
  )
  await answer(page, 'apply-06-phone', () => page.getByRole('textbox').fill('8 707 123 45 67'))
  await answer(page, 'apply-07-code', async () =>
    page.getByRole('textbox').fill(await newestCode(db)),
  )
  await answer(page, 'apply-08-region', async () => {
    await page.getByRole('combobox').selectOption('zhambyl')
  })
  await answer(page, 'apply-09-settlement', async () => {
    await page.getByRole('combobox').selectOption('taraz')
  })
  await answer(page, 'apply-10-benefits', () => page.getByText('Көпбалалы отбасы').click())
  await answer(page, 'apply-11-documents', () =>
    page.locator('input[type=file]').setInputFiles(photo),
  )
  await answer(page, 'apply-12-group', () => page.getByText('Жоқ, жалпы топ').click())
  await lookAt(page, 'apply-13-check')
  await page.getByRole('button', { name: 'Өтінішті жіберу' }).click()
  await page.waitForURL('**/kk/apply/done')
  await lookAt(page, 'apply-14-done')
  expect(await page.locator('.kz-confirmation-number').textContent()).toMatch(/^\w{3}-\w{3}-\w{3}$/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Қолхатты жүктеу (PDF)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^kezek-qolhat-.*\.pdf$/)
  await context.close()
}, 120_000)

test('walks the first questions without any script', async () => {
  const context = await open(360, false)
  const page = await context.newPage()
  await page.goto(`${origin}/kk/apply/child`)
  await page.getByRole('textbox').fill(aChildIin('2023-03-01'))
  await page.getByRole('button', { name: 'Жалғастыру' }).click()
  await page.getByRole('textbox').fill('Сынақова Айсұлу')
  await page.getByRole('button', { name: 'Жалғастыру' }).click()
  await page.waitForURL('**/kk/apply/guardian')
  await context.close()
}, 60_000)

test('a family that cannot queue reads why, and what to do', async () => {
  const context = await open(360)
  const page = await context.newPage()
  const application = await submit(db.app, portal.setting)
  const { iin } = await db.owner
    .selectFrom('person')
    .select('iin')
    .where('id', '=', application.childId)
    .executeTakeFirstOrThrow()
  await page.goto(`${origin}/kk/apply/child`)
  const next = () => page.getByRole('button', { name: 'Жалғастыру' }).click()
  for (const text of [
    iin ?? '',
    'Сынақова Айсұлу',
    aGuardianIin(),
    'Сынақова Гүлнәр',
    '87071234568',
  ]) {
    await page.getByRole('textbox').fill(text)
    await next()
  }
  await page.getByRole('textbox').fill(await newestCode(db))
  await next()
  await page.getByRole('combobox').selectOption('zhambyl')
  await next()
  await page.getByRole('combobox').selectOption('taraz')
  await next()
  await page.waitForURL('**/not-now')
  await lookAt(page, 'apply-15-already')
  await context.close()
}, 60_000)

test('sees the offer in the cabinet, in Russian, and confirms it', async () => {
  const jobPool = createPool({ url: db.url, maxConnections: 2, applicationName: 'journey' })
  const { setting } = portal
  const application = await submit(db.app, setting, {
    claims: [{ code: 'military', documentId: null }],
  })
  const gateway = openFileGateway(join(folder, 'sms.jsonl'), setting.clock.now)
  const worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: { gateway, portalUrl: 'https://kezek.kz', storeCodes: true },
    holdAutomatically: async () => undefined,
    log: () => undefined,
  })
  const context = await open(1280)
  const page = await context.newPage()
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, application.guardianId)
  const name = sessionCookieName(false)
  await context.addCookies([{ name, value: visitor.cookies.get(name) ?? '', url: origin }])
  await page.goto(`${origin}/ru/cabinet`)
  await lookAt(page, 'cabinet-01-queued')
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  await aKindergarten(db.app, setting, { places: { 3: 20 } })
  await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' })
  await worker.runPending()
  await page.reload()
  await lookAt(page, 'cabinet-02-offered')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${origin}/kk/cabinet`)
  await lookAt(page, 'cabinet-03-offered-phone')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${origin}/ru/cabinet`)
  await page.getByRole('link', { name: 'Отказаться' }).click()
  await lookAt(page, 'cabinet-04-refuse')
  await page.getByRole('link', { name: 'Нет, назад' }).click()
  await page.getByRole('link', { name: 'Добавить документ' }).click()
  await lookAt(page, 'cabinet-05-document')
  await page.goto(`${origin}/ru/cabinet/contact`)
  await lookAt(page, 'cabinet-06-contact')
  await page.goto(`${origin}/ru/cabinet`)
  await page.getByRole('button', { name: 'Подтвердить ваучер' }).click()
  await page.getByRole('status').getByText('Ваучер подтверждён').waitFor()
  await lookAt(page, 'cabinet-07-confirmed')
  await context.close()
  await jobPool.end()
}, 120_000)
