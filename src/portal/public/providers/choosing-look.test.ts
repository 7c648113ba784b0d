/** Looks at the pages of choosing in a real browser: nothing overflows, axe is content, a page stays small. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, LOOKING, seriousFindings, VIEWS } from '../../../../test/browser.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { openKindergartens, photoFolder, photos } from './choosing.fixture.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let bins: readonly string[]

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00' })
  Object.assign(portal.deps, { photos })
  bins = await openKindergartens(db, portal.setting, 24)
}, 120_000)
afterAll(async () => {
  await portal?.close()
  rmSync(photoFolder, { recursive: true, force: true })
})

const PAGES: Readonly<Record<string, () => string>> = {
  list: () => '/providers/taraz',
  near: () => `/providers/taraz?age=3&free=yes&from=${bins[0]}`,
  nothing: () => '/providers/taraz?text=жоқжерде',
  one: () => `/providers/taraz/${bins[0]}`,
  remarks: () => `/providers/taraz/${bins[1]}`,
  leaving: () => `/providers/taraz/${bins[20]}`,
  compare: () => `/compare?bin=${bins[0]}&bin=${bins[1]}&bin=${bins[20]}`,
  'compare-nothing': () => '/compare',
  map: () => '/providers/taraz/map',
}

test.each(Object.keys(PAGES))(
  '%s is fit to be seen, in Kazakh and Russian, narrow and wide',
  async name => {
    for (const [language, width] of VIEWS) {
      const page = await portal.browser.newPage({ viewport: { width, height: 800 } })
      const problems: string[] = []
      page.on('console', message => {
        if (message.type() === 'error') problems.push(message.text())
      })
      page.on('pageerror', error => problems.push(error.message))
      await page.goto(`${portal.origin}/${language}${PAGES[name]?.()}`)
      if (LOOKING) await showAllPictures(page)
      await keepPicture(page, `choosing-${name}-${language}-${width}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([language, width, wide, problems]).toEqual([language, width, width, []])
      expect(await seriousFindings(page)).toEqual([])
      await page.close()
    }
  },
  60_000,
)

type Page = Awaited<ReturnType<typeof portal.browser.newPage>>

/** Pictures that wait until they are near would be missing from a picture of the whole page. */
async function showAllPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.querySelectorAll('img')) image.loading = 'eager'
    await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
  })
}

test('the list of a city is at most 60 kB over the wire with its style and scripts, fonts and pictures apart', async () => {
  const page = await portal.browser.newPage({ viewport: { width: 360, height: 800 } })
  let bytes = 0
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!['Image', 'Font'].includes(kinds.get(requestId) ?? '')) bytes += encodedDataLength
  })
  await page.goto(`${portal.origin}/kk/providers/taraz`, { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThan(60_000)
  await page.close()
}, 60_000)

test('“near me” asks for the position only when it is pressed, and sends it rounded', async () => {
  const context = await portal.browser.newContext({
    permissions: ['geolocation'],
    geolocation: { latitude: 42.901234, longitude: 71.366789 },
  })
  const page = await context.newPage()
  await page.goto(`${portal.origin}/kk/providers/taraz?age=3`)
  await page.getByRole('button', { name: 'Маған жақындары' }).click()
  await page.waitForURL(/lat=/)
  const asked = new URL(page.url()).searchParams
  expect([asked.get('lat'), asked.get('lon'), asked.get('age')]).toEqual(['42.901', '71.367', '3'])
  const distances = await page.locator('.kz-kinder .kz-number').allTextContents()
  const metres = distances.map(text => Number.parseFloat(text.replace(',', '.')))
  expect(metres.length).toBeGreaterThan(5)
  expect(metres).toEqual([...metres].sort((a, b) => a - b))
  await context.close()
}, 60_000)

test('the map shows every kindergarten, opens its name and free places, and calls nobody outside', async () => {
  const viewport = { width: 1280, height: 800 }
  // A name that is still fading in has no contrast yet.
  const page = await portal.browser.newPage({ viewport, reducedMotion: 'reduce' })
  const strangers: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(portal.origin)) strangers.push(request.url())
  })
  await page.goto(`${portal.origin}/ru/providers/taraz/map`, { waitUntil: 'networkidle' })
  await expect.poll(() => page.locator('.kz-map path.kz-marker').count()).toBe(24)
  await page.locator('.kz-map path.kz-marker').first().dispatchEvent('click')
  const popup = page.locator('.leaflet-popup-content')
  expect(await popup.textContent()).toMatch(/Детский сад.*(Свободных мест|нет)/)
  await keepPicture(page, 'choosing-map-popup-ru-1280')
  expect(await seriousFindings(page)).toEqual([])
  expect(strangers).toEqual([])
  await page.close()
}, 60_000)
