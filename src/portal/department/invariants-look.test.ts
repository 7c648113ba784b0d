/** Broken promises in a real browser: the red page for everybody, the rows for staff. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { aBudget, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { runNight } from '../../domain/opendata/run-night.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let session: string

/** Two calm nights, one on which a question could not be asked, one on which two promises are broken. */
beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-07-01T09:00' })
  const { setting } = portal
  await aBudget(db.app, setting, { tenge: 500_000 })
  for (let index = 0; index < 8; index += 1) await submit(db.app, setting)
  const night = async () => {
    await runNight(db.app, SYSTEM, setting)
    setting.clock.advance({ days: 1 })
  }
  await night()
  await night()
  await sql`alter table queue_milestone rename to queue_stone`.execute(db.owner)
  await night()
  await sql`alter table queue_stone rename to queue_milestone`.execute(db.owner)
  await sql`update ledger_account set balance_tiyn = balance_tiyn + 1 where kind = 'available'`.execute(
    db.owner,
  )
  await sql`insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
    select territory_code, programme, cohort, tier, submitted_at, number, 1, 'submitted', now() from application`.execute(
    db.owner,
  )
  await runNight(db.app, SYSTEM, setting)
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, await aStaffId(db, 'auditor', 'kz'))
  session = visitor.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

test.each([
  ['/invariants', 'kk', 360],
  ['/invariants', 'ru', 1280],
  ['/department/invariants?done', 'ru', 360],
  ['/department/invariants?done', 'kk', 1280],
])(
  '%s in %s at %i pixels is fit to be seen',
  async (path, language, width) => {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    if (path.startsWith('/department')) {
      await context.addCookies([
        { name: sessionCookieName(false), value: session, url: portal.origin },
      ])
    }
    const page = await context.newPage()
    await page.goto(`${portal.origin}/${language}${path}`)
    await keepPicture(page, `broken${path.replaceAll(/[/?]/g, '-')}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.locator('.ds-tag[data-color=danger]').count()).toBe(2)
    await context.close()
  },
  60_000,
)
