/** The page that erases a family, in a real browser: readable on a phone, without serious findings. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { guardianOf, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { withdrawApplication } from '../../domain/applications/withdraw-application.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let session: string
let number: string

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00' })
  const application = await submit(db.app, portal.setting)
  number = application.number
  await inTransaction(db.app, tx =>
    withdrawApplication(tx, guardianOf(application), portal.setting, number),
  )
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, await aStaffId(db, 'head'))
  session = visitor.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

test.each([
  ['kk', 360],
  ['ru', 1280],
])(
  'in %s at %i pixels it is fit to be seen, also with every mistake',
  async (language, width) => {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies([
      { name: sessionCookieName(false), value: session, url: portal.origin },
    ])
    const page = await context.newPage()
    await page.goto(`${portal.origin}/${language}/department/erasure/${number}`)
    await keepPicture(page, `erasure-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await seriousFindings(page)).toEqual([])
    await page.locator('main form button').click()
    await page.locator('.ds-error-summary').waitFor()
    await keepPicture(page, `erasure-mistakes-${language}-${width}`)
    expect(await page.locator('.ds-error-summary a').count()).toBe(3)
    expect(await seriousFindings(page)).toEqual([])
    await context.close()
  },
  60_000,
)
