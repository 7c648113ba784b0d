/** What journeys through a whole regime share: a portal that listens, a worker, people who are signed in, a look at each page. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { expect } from 'vitest'
import { createPool } from '../src/platform/db/database.ts'
import type { SignatureCheck } from '../src/platform/eds/signature-check.ts'
import { sessionCookieName } from '../src/platform/identity/session-cookie.ts'
import { openFileGateway } from '../src/platform/sms/file-gateway.ts'
import { openWorker } from '../src/worker.ts'
import { keepPicture, launchBrowser, seriousFindings } from './browser.ts'
import { aGuardianIin } from './city.ts'
import type { TestDatabase } from './database.ts'
import { aParentPortal } from './parent.ts'
import { signInGuardian, signInStaff, type Visitor } from './portal.ts'

export const PHONE = 360
export const DESK = 1280

/** @param name of the test file: each builds into a folder of its own */
export async function aJourney(
  db: TestDatabase,
  name: string,
  options: {
    readonly at: string
    readonly eds?: SignatureCheck
    /** With the pages of a demonstration, its outbox among them. */
    readonly mode?: 'demo'
  },
) {
  const folder = mkdtempSync(join(tmpdir(), `kezek-${name}-`))
  const clientFolder = join(import.meta.dirname, '../node_modules/.cache', `kezek-${name}`)
  const [browser] = await Promise.all([
    launchBrowser(),
    build({ logLevel: 'error', build: { outDir: clientFolder } }),
  ])
  const portal = await aParentPortal(db, { ...options, clientFolder })
  const { setting } = portal
  const origin = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  const jobPool = createPool({ url: db.url, maxConnections: 2, applicationName: name })
  const outbox = join(folder, 'sms.jsonl')
  const worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: {
      gateway: openFileGateway(outbox, setting.clock.now),
      portalUrl: 'https://kezek.kz',
      storeCodes: true,
    },
    holdAutomatically: async () => undefined,
    log: event => {
      if (event.level === 'error') throw event.fault
    },
  })

  async function aPage(visitor: Visitor, width: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      // Otherwise a picture may show a page that is still fading in.
      reducedMotion: 'reduce',
    })
    const cookie = sessionCookieName(false)
    const value = visitor.cookies.get(cookie)
    if (value !== undefined) await context.addCookies([{ name: cookie, value, url: origin }])
    return context.newPage()
  }

  return {
    portal,
    setting,
    origin,
    worker,
    anybody: (width = PHONE) => aPage(portal.visitor(), width),
    async guardian(personId: bigint, width = PHONE) {
      const visitor = portal.visitor()
      await signInGuardian(portal, visitor, personId)
      return aPage(visitor, width)
    },
    async staff(staffId: bigint, width = DESK) {
      const visitor = portal.visitor()
      await signInStaff(portal, visitor, staffId)
      return aPage(visitor, width)
    },
    /** Moves the clock to a moment of Almaty and does what a worker does by then. */
    async waitUntil(local: string) {
      const moment = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Almaty').toInstant()
      setting.clock.advance(moment.since(setting.clock.now()))
      await worker.runPending()
    },
    /** Texts of the SMS that a phone received, the oldest first. */
    smsTo(phone: string): readonly string[] {
      const lines = readFileSync(outbox, 'utf8').trim().split('\n')
      const all = lines.map(line => JSON.parse(line) as { to: string; text: string })
      return all.filter(({ to }) => to === phone).map(({ text }) => text)
    },
    async close() {
      await browser.close()
      await portal.close()
      await jobPool.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Journey = Awaited<ReturnType<typeof aJourney>>

/** Every page of a journey is read by axe, fits the width, and has its picture taken. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await keepPicture(page, name)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
  expect(await seriousFindings(page), name).toEqual([])
}

/** The page that is open, once more in another language and width; then the reader is where it was. */
export async function lookAlso(
  page: Page,
  name: string,
  language: 'kk' | 'ru' | 'en',
  width: number,
): Promise<void> {
  const before = { url: page.url(), size: page.viewportSize() }
  const other = new URL(before.url)
  other.pathname = other.pathname.replace(/^\/(kk|ru|en)\//, `/${language}/`)
  await page.setViewportSize({ width, height: 800 })
  await page.goto(other.href)
  await lookAt(page, `${name}-${language}`)
  if (before.size !== null) await page.setViewportSize(before.size)
  await page.goto(before.url)
}

export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('main')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click()

export const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('main')
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** What the reader can read of a page, or of a part of it. */
export const sees = (page: Page, text: string | RegExp) =>
  page.getByRole('main').getByText(text).first().waitFor()

/** What the page answers to what the reader has just done. */
export const said = (page: Page, text: string | RegExp) =>
  page.getByRole('status').getByText(text).waitFor()

export const fill = (page: Page, label: string, text: string) =>
  page.getByRole('main').getByLabel(label).fill(text)

/** @returns where the file is kept, under the name that it was given */
export async function download(page: Page, name: string, folder: string): Promise<string> {
  const begun = page.waitForEvent('download')
  await follow(page, name)
  const file = await begun
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

/** Another legal representative of a child, from a register, with a phone of her own. */
export async function anotherGuardian(db: TestDatabase, childId: bigint, phone: string) {
  const { rows } = await sql<{ id: bigint }>`
    insert into person (iin, full_name, birth_date, created_at, phone, phone_verified_at, language)
    values (${aGuardianIin()}, 'Екінші Ата-ана', '1990-05-05', now(), ${phone}, now(), 'ru')
    returning id`.execute(db.owner)
  const id = rows[0]?.id ?? 0n
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${childId}, ${id}, 'register', now())`.execute(db.owner)
  return id
}
