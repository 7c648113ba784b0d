/** Looks at the pages of the journal and of proofs in a real browser, and weighs those of a parent. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../../test/browser.ts'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { walk } from '../../../../test/parent.ts'
import { signInGuardian, type Visitor } from '../../../../test/portal.ts'
import { aSealedLog, type SealedLog } from '../../../../test/sealed-log.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { assertDefined } from '../../../base/assert.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { composeReceiptOf, findFactsAbout } from '../../../platform/journal/find-receipts.ts'

const MOST_BYTES = 60_000

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-look-'))
let portal: Awaited<ReturnType<typeof aServedPortal>>
let log: SealedLog
let application: Application
let leafIndex = 0

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00', mode: 'demo' })
  log = await aSealedLog(db.app)
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
  application = await submit(db.app, setting)
  setting.clock.advance({ minutes: 1 })
  await submit(db.app, setting)
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
  await log.keep()
  const [fact] = await findFactsAbout(db.app, [application.number])
  const { id, index } = assertDefined(fact, 'a fact')
  leafIndex = assertDefined(index, 'placed')
  const receipt = await composeReceiptOf(db.app, id)
  writeFileSync(join(folder, 'genuine.tlog-proof'), receipt)
  writeFileSync(join(folder, 'forged.tlog-proof'), receipt.replace(/index \d+/, 'index 1'))
}, 120_000)
afterAll(async () => {
  log?.close()
  rmSync(folder, { recursive: true, force: true })
  await portal?.close()
})

const VIEWS: readonly (readonly [string, number])[] =
  process.env.KEZEK_PICTURES === undefined
    ? [
        ['kk', 360],
        ['ru', 1280],
      ]
    : [
        ['kk', 360],
        ['ru', 360],
        ['kk', 1280],
        ['ru', 1280],
      ]

/** As it stands: no wider than the screen, no serious finding, nothing blocked. */
async function look(page: Page, name: string, width: number): Promise<void> {
  await keepPicture(page, `proofs-${name}-${width}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect([name, wide]).toEqual([name, width])
  expect([name, await seriousFindings(page)]).toEqual([name, []])
}

async function withPage(
  view: readonly [string, number],
  visitor: Visitor | undefined,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await portal.browser.newContext({
    viewport: { width: view[1], height: 800 },
    // A picture taken while one page turns into the next shows neither.
    reducedMotion: 'reduce',
  })
  await context.addCookies(
    [...(visitor?.cookies ?? [])].map(([name, value]) => ({ name, value, url: portal.origin })),
  )
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  await work(page)
  expect(problems).toEqual([])
  await context.close()
}

describe('pages of the journal and of proofs', () => {
  test('are fit to be seen by everybody, in Kazakh and Russian, narrow and wide', async () => {
    for (const [language, width] of VIEWS) {
      await withPage([language, width], undefined, async page => {
        const paths: Record<string, string> = {
          log: '/log',
          leaf: `/log/leaf/${leafIndex}`,
          'leaf-forged': `/log/leaf/${leafIndex}?hash=x`,
          'leaf-missing': '/log/leaf/999999',
          about: `/log/about/${application.number}`,
          iteration: '/iterations/1',
          home: '',
        }
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(`${portal.origin}/${language}${path}`)
          await look(page, `${name}-${language}`, width)
        }
        await page.goto(`${portal.origin}/${language}/verify`)
        await look(page, `verify-${language}`, width)
        for (const kind of ['genuine', 'forged']) {
          await page.setInputFiles('#proof', join(folder, `${kind}.tlog-proof`))
          await page.click('main form .ds-button')
          await page.waitForSelector('.ds-alert')
          await look(page, `verify-${kind}-${language}`, width)
        }
      })
    }
  }, 120_000)

  test('are fit to be seen by a parent', async () => {
    const parent = portal.visitor()
    await signInGuardian(portal, parent, application.guardianId)
    for (const [language, width] of VIEWS) {
      await withPage([language, width], parent, async page => {
        await page.goto(`${portal.origin}/${language}/cabinet/${application.number}/proofs`)
        await look(page, `proofs-${language}`, width)
        await page.goto(`${portal.origin}/${language}/cabinet/${application.number}`)
        await look(page, `cabinet-${language}`, width)
      })
    }
  }, 60_000)

  test('and so is the page after applying, before the seal and after it', async () => {
    const parent = portal.visitor()
    const path = await walk(db, parent)
    await parent.get(path)
    await parent.post(path, {})
    await withPage(['kk', 360], parent, async page => {
      await page.goto(`${portal.origin}/kk/apply/done`)
      expect(await page.content()).toContain('журналда мөрленіп жатыр')
      await look(page, 'done-sealing-kk', 360)
      await page.goto(`${portal.origin}/kk/apply/proof`)
      expect(await page.content()).toContain('Мөр басылып жатыр')
      await look(page, 'waiting-kk', 360)
      await log.keep()
      await page.goto(`${portal.origin}/kk/apply/done`)
      expect(await page.content()).toContain('журналға жазылып, мөрленді')
      await look(page, 'done-sealed-kk', 360)
      const download = page.waitForEvent('download')
      await page.click('a[href="/kk/apply/proof"]')
      expect((await download).suggestedFilename()).toMatch(/^kezek-.*\.tlog-proof$/)
    })
  }, 60_000)

  test('weigh at most 60 kB for a parent', async () => {
    const parent = portal.visitor()
    await signInGuardian(portal, parent, application.guardianId)
    for (const path of [`/kk/cabinet/${application.number}/proofs`, '/kk/log', '/kk/verify']) {
      const page = await parent.get(path)
      const linked = [
        ...page.body.matchAll(/<(?:link rel="stylesheet" href|script [^>]*src)="([^"]+)"/g),
      ]
      expect(linked.length).toBeGreaterThanOrEqual(2)
      let bytes = 0
      for (const url of [path, ...linked.map(match => match[1] ?? '')]) {
        const part = await parent.send('GET', url, { headers: { 'accept-encoding': 'br' } })
        bytes += part.rawPayload.length
      }
      expect([path, bytes < MOST_BYTES]).toEqual([path, true])
    }
  })
})
