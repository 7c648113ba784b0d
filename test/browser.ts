/** Starts the browser in which pages are looked at: the one from npm, or an installed Chrome elsewhere. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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

/** @throws Error that says what to install when there is no browser */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return chromium.launch({
      executablePath: await packaged.executablePath(),
      // In one process the whole browser would end with its first closed page.
      args: packaged.args.filter(arg => arg !== '--single-process' && arg !== '--no-zygote'),
      headless: true,
    })
  }
  const executablePath = INSTALLED.find(path => existsSync(path))
  if (executablePath === undefined) {
    throw new Error('No browser found for the journeys: install Google Chrome or Chromium')
  }
  return chromium.launch({ executablePath, headless: true })
}
