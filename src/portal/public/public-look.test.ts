/** Looks at the open pages in a real browser: nothing overflows, axe is content, the strict policy blocks nothing. */
import type { ConsoleMessage, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../test/browser.ts'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import type { Application } from '../../domain/applications/application.ts'
import { holdIteration } from '../../domain/iterations/hold-iteration.ts'
import { runNight } from '../../domain/opendata/run-night.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let last: Application

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00', mode: 'demo' })
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 3, 2: 1 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
  for (let index = 0; index < 6; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    last = await submit(db.app, setting)
  }
  await submit(db.app, setting, { registeredBenefits: ['military'] })
  await submit(db.app, setting, { childBorn: '2022-05-01' })
  setting.clock.advance({ minutes: 1 })
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
  for (let night = 0; night < 3; night += 1) {
    setting.clock.advance({ days: 1 })
    await runNight(db.app, SYSTEM, setting)
  }
}, 120_000)
afterAll(() => portal?.close())

const PATHS = [
  '',
  '/queue',
  '/queue?number=K7M',
  '/queue/taraz',
  '/queue/taraz/3/general',
  '/applications/NUMBER',
  '/iterations',
  '/iterations/1',
  '/iterations/1/why?number=NUMBER',
  '/replay',
  '/rules',
  '/rules/taraz',
  '/rollout',
  '/providers/taraz',
  '/journal',
  '/log',
  '/log/about/NUMBER',
  '/verify',
  '/invariants',
  '/open-data',
  '/open-data/queues',
  '/accessibility',
  '/sign-in',
  '/staff/sign-in',
  '/demo',
  '/demo/sms',
  '/demo/clock',
  '/nowhere',
]

/** One page of the browser a view, used for all: what it has loaded once it keeps, as readers' do. */
const opened = new Map<string, Page>()

async function pageOf(view: string, width: number): Promise<Page> {
  const known = opened.get(view)
  if (known !== undefined) return known
  const page = await portal.browser.newPage({ viewport: { width, height: 800 } })
  opened.set(view, page)
  return page
}

for (const path of PATHS) {
  test(`${path === '' ? 'the first page' : path} is fit to be seen, in Kazakh and Russian, narrow and wide`, async () => {
    for (const [language, width] of VIEWS) {
      const page = await pageOf(`${language} ${width}`, width)
      const problems: string[] = []
      const listen = (message: ConsoleMessage) => {
        const missing = /status of (404|422)/.test(message.text())
        if (message.type() === 'error' && !missing) problems.push(message.text())
      }
      const fail = (error: Error) => problems.push(error.message)
      page.on('console', listen).on('pageerror', fail)
      await page.goto(`${portal.origin}/${language}${path.replace('NUMBER', last.number)}`)
      const name = path.replaceAll(/[/?=]/g, '-')
      await keepPicture(page, `public${name}-${language}-${width}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([language, width, wide, problems]).toEqual([language, width, width, []])
      expect(await seriousFindings(page)).toEqual([])
      page.off('console', listen).off('pageerror', fail)
    }
  }, 60_000)
}
