/** The pages of exchanges in a real browser: fit to be seen on a phone and on a desk. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../../test/browser.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aStaffId } from '../../../../test/office.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { swapsOf } from '../../../domain/swaps/swap-town.fixture.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let session = ''
let office = ''
let paths: readonly string[] = []

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-16T10:00' })
  const town = swapsOf(() => db.app, portal.setting)
  const { seated } = await town.aProposal(3)
  const [first] = seated
  if (first === undefined) throw new Error('a family')
  // One exchange of the past, one that is open.
  await town.decline(first)
  await town.allWantTheNext(seated)
  await town.search()
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, first.child.guardianId)
  session = visitor.cookies.get(sessionCookieName(false)) ?? ''
  const root = `cabinet/${first.child.number}`
  paths = [root, `${root}/exchange`, `${root}/exchange/add`, `${root}/exchange/decline`, 'swaps']
  const officer = portal.visitor()
  await signInStaff(portal, officer, await aStaffId(db, 'officer'))
  office = officer.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

test.each(VIEWS)(
  'pages in %s at %i pixels',
  async (language, width) => {
    await look(session, paths, 'swaps', language, width)
    await look(office, ['department/swaps'], 'swaps-office', language, width)
  },
  90_000,
)

async function look(
  value: string,
  shown: readonly string[],
  name: string,
  language: 'kk' | 'ru',
  width: number,
) {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  await context.addCookies([{ name: sessionCookieName(false), value, url: portal.origin }])
  const page = await context.newPage()
  for (const [index, path] of shown.entries()) {
    const answer = await page.goto(`${portal.origin}/${language}/${path}`)
    expect(answer?.status(), path).toBe(200)
    await keepPicture(page, `${name}-${index}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
    expect(await seriousFindings(page), path).toEqual([])
  }
  await context.close()
}
