/** Looks at every part of the layout in a real browser: nothing overflows, targets are large enough, axe is content. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../test/browser.ts'
import { ASSETS_PREFIX, type Assets, loadAssets } from './assets.ts'
import { ErrorPage } from './error.page.tsx'
import { GalleryPage } from './gallery.page.tsx'
import { PREFETCH_PATH, PREFETCH_TYPE, SPECULATION_RULES } from './prefetch.ts'
import { renderPage } from './render.ts'
import type { Frame } from './shell.tsx'

// The design system draws its icons as masks from data addresses; nothing else comes from outside.
const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:"
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
}
/** Pictures are kept only when a folder for them is named. */
const PICTURES = process.env.KEZEK_PICTURES

let server: Server
let browser: Browser
let origin: string
let stylesheet: Buffer

function frameOf(path: string, assets: Assets): Frame {
  const language = path.startsWith('/ru') ? 'ru' : 'kk'
  return {
    language,
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
    if (path.includes('prefetch')) console.log('PREFETCH ASKED')
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
  await page.goto(origin + view.path, { waitUntil: 'networkidle' })
  return { page, problems }
}

async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    type Finding = { id: string; impact: string; nodes: { html: string }[] }
    const axe = (
      globalThis as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }
    ).axe
    const { violations } = await axe.run()
    return violations
      .filter(found => found.impact === 'serious' || found.impact === 'critical')
      .map(found => `${found.id}: ${found.nodes.map(node => node.html).join(' | ')}`)
  })
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
  for (const width of [360, 1280]) {
    for (const dark of [false, true]) {
      const name = `${path} at ${width} px in the ${dark ? 'dark' : 'light'}`
      test(`${name}: no side scrolling, nothing serious for axe, nothing the strict CSP blocks`, async () => {
        const { page, problems } = await open({ path, width, dark })
        if (PICTURES !== undefined) {
          const file = `${path.replaceAll('/', '-')}-${width}${dark ? '-dark' : ''}.png`
          await page.screenshot({ path: join(PICTURES, file), fullPage: true })
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(problems).toEqual([])
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
  if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, 'menu.png') })
  expect(links).toBe(5)
  await context.close()
})

test('the language switch keeps the place and the search', async () => {
  const { page } = await open({ path: '/kk', width: 360, dark: false })
  const href = await page.getAttribute('.kz-languages a[lang=ru]', 'href')
  expect(href).toBe('/ru/queue/taraz?cohort=3')
  await page.close()
})
