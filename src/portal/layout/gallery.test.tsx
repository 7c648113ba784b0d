/** Looks at every part of the layout in a real browser: nothing overflows, targets are large enough, axe is content. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, launchBrowser, seriousFindings } from '../../../test/browser.ts'
import { ASSETS_PREFIX, type Assets, loadAssets } from './assets.ts'
import { ErrorPage } from './error.page.tsx'
import { GalleryPage } from './gallery.page.tsx'
import { PREFETCH_PATH, PREFETCH_TYPE, SPECULATION_RULES } from './prefetch.ts'
import { renderPage } from './render.ts'
import type { Frame } from './shell.tsx'

// The design system draws its icons as masks from data addresses; nothing else comes from outside.
const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:"
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
}
let server: Server
let browser: Browser
let origin: string
let stylesheet: Buffer

function frameOf(path: string, assets: Assets): Frame {
  const language = path.startsWith('/ru') ? 'ru' : 'kk'
  return {
    language,
    programme: 'preschool',
    path: '/queue/taraz',
    query: '?cohort=3',
    audience: path.endsWith('desk') ? 'department' : 'public',
    assets,
    demo: 'Kezek demo',
    signInPath: '/sign-in',
  }
}

function pageFor(path: string, assets: Assets): string {
  const frame = frameOf(path, assets)
  return path.includes('/error')
    ? renderPage(<ErrorPage frame={frame} kind="fault" referenceNumber="8F2K-11" backHref="#" />)
    : renderPage(<GalleryPage frame={frame} />)
}

beforeAll(async () => {
  const outDir = join(import.meta.dirname, '../../../node_modules/.cache/kezek-gallery')
  await build({ logLevel: 'error', build: { outDir } })
  const assets = loadAssets(join(outDir, 'manifest.json'))
  stylesheet = readFileSync(join(outDir, (assets.stylesheets[0] ?? '').slice(ASSETS_PREFIX.length)))
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    response.setHeader('content-security-policy', CSP)
    if (path === PREFETCH_PATH) {
      response.setHeader('content-type', PREFETCH_TYPE)
      response.end(SPECULATION_RULES)
      return
    }
    if (path.startsWith(ASSETS_PREFIX)) {
      response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain')
      response.end(readFileSync(join(outDir, path.slice(ASSETS_PREFIX.length))))
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('speculation-rules', `"${PREFETCH_PATH}"`)
    response.end(pageFor(path, assets))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

type View = { path: string; width: number; dark: boolean }

async function open(view: View): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.dark ? 'dark' : 'light',
    bypassCSP: false,
  })
  const problems: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', error => problems.push(error.message))
  await page.goto(origin + view.path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return { page, problems }
}

/** Boxes whose words stick out of them; a table's frame scrolls, and a closed list shows only what fits. */
function overgrownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(select, option, .ds-sr-only, svg, svg *)')]
      .filter(element => element.closest('.kz-scroll, .ds-skip-link') === null)
      .filter(element => element.checkVisibility() && element.clientWidth > 0)
      .filter(element => element.scrollWidth > element.clientWidth + 1)
      .map(element => element.outerHTML.slice(0, 120)),
  )
}

/** Links inside sentences are exempt (WCAG 2.5.8); everything a parent taps to act is not. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, .ds-button, .kz-nav-link, .ds-input, footer a, summary, .kz-choices > .ds-field',
      ),
    ]
      .filter(element => !element.matches('[type=radio], [type=checkbox]'))
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.height < 44)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} is ${box.height} px high`),
  )
}

for (const path of ['/kk', '/ru', '/kk/error', '/ru/desk']) {
  for (const width of [320, 360, 1280]) {
    // 320 px is a page enlarged four times at a desk (WCAG 1.4.10).
    for (const dark of width === 320 ? [false] : [false, true]) {
      const name = `${path} at ${width} px in the ${dark ? 'dark' : 'light'}`
      test(`${name}: nothing sticks out, nothing is serious for axe, nothing is blocked by the strict policy`, async () => {
        const { page, problems } = await open({ path, width, dark })
        await keepPicture(
          page,
          `gallery${path.replaceAll('/', '-')}-${width}${dark ? '-dark' : ''}`,
        )
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(problems).toEqual([])
        expect(await overgrownTexts(page)).toEqual([])
        if (!path.endsWith('desk')) expect(await smallTargets(page)).toEqual([])
        expect(await seriousFindings(page)).toEqual([])
        await page.close()
      })
    }
  }
}

test('after a mistake the focus is on the error summary without any script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/kk`)
  await page.waitForSelector('.ds-error-summary:focus')
  await context.close()
})

test('the letters of Kazakh are drawn in our own font, in a few small files', async () => {
  const { page } = await open({ path: '/kk', width: 360, dark: false })
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(font => font.status === 'loaded').map(font => font.unicodeRange),
  )
  expect(loaded.length).toBe(3)
  await page.close()
})

test('the whole style of a page is at most 25 kB over the wire', () => {
  expect(gzipSync(stylesheet).length).toBeLessThan(25_000)
})

test('the menu of a phone opens without script and shows every section', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  const page = await context.newPage()
  await page.goto(`${origin}/kk`)
  await page.click('.kz-menu > summary')
  const links = await page.locator('.kz-menu nav a:visible').count()
  await keepPicture(page, 'gallery-menu')
  expect(links).toBe(5)
  await context.close()
})

test('the language switch keeps the place and the search', async () => {
  const { page } = await open({ path: '/kk', width: 360, dark: false })
  const href = await page.getAttribute('.kz-languages a[lang=ru]', 'href')
  expect(href).toBe('/ru/queue/taraz?cohort=3')
  await page.close()
})
