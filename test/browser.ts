/** Starts the browser in which pages are looked at: the one from npm, or an installed Chrome elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where Chrome or Chromium usually lives on systems for which npm has no browser. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** An NCALayer that runs on the computer of a developer is never asked: it is not there, as on most computers. */
const WITHOUT_NCALAYER = '--host-resolver-rules=MAP 127.0.0.1:13579 ~NOTFOUND'

/** @throws Error that says what to install when there is no browser */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return chromium.launch({
      executablePath: await packaged.executablePath(),
      // In one process the whole browser would end with its first closed page.
      args: [
        ...packaged.args.filter(arg => arg !== '--single-process' && arg !== '--no-zygote'),
        WITHOUT_NCALAYER,
      ],
      headless: true,
      env: withUtf8(),
    })
  }
  const executablePath = INSTALLED.find(path => existsSync(path))
  if (executablePath === undefined) {
    throw new Error('No browser found for the journeys: install Google Chrome or Chromium')
  }
  const args = [WITHOUT_NCALAYER]
  return chromium.launch({ executablePath, args, headless: true, env: withUtf8() })
}

/** On a bare machine no locale is set, and a file with a Kazakh name could not be chosen. */
function withUtf8(): Record<string, string> {
  const set = Object.entries(process.env).filter(
    (one): one is [string, string] => one[1] !== undefined,
  )
  return { ...Object.fromEntries(set), LC_ALL: 'C.UTF-8' }
}

type Finding = { id: string; impact: string | null; nodes: { html: string }[] }
type Axe = {
  run: (options: { resultTypes: string[] }) => Promise<{ violations: Finding[] }>
}

/** What axe-core finds serious or critical on a page, in words; empty when there is nothing. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that a strict content security policy of the page can stay as it is.
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  await page.evaluate(readFileSync(source, 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    // What passes is only counted, not described: half the time.
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations
      .filter(found => found.impact === 'serious' || found.impact === 'critical')
      .map(found => `${found.id}: ${found.nodes.map(node => node.html).join(' | ')}`)
  })
}

/** Whether somebody looks at the pictures of this run. */
export const LOOKING = process.env.KEZEK_PICTURES !== undefined

/** Languages and widths of a page: all when somebody looks at the pictures, the two that differ most in every run. */
export const VIEWS: readonly (readonly ['kk' | 'ru', number])[] = LOOKING
  ? [
      ['kk', 360],
      ['kk', 1280],
      ['ru', 360],
      ['ru', 1280],
    ]
  : [
      ['kk', 360],
      ['ru', 1280],
    ]

/** Keeps a picture of the whole page to be looked at, when KEZEK_PICTURES names a folder for them. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.KEZEK_PICTURES
  if (folder === undefined) return
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
