/** The day's bulletin of a city of referrals, and what its families see, in a real browser: fit for a phone and a desk. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../../test/browser.ts'
import { guardianOf, SYSTEM } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { publishBulletins } from '../../../domain/opendata/publish-bulletins.ts'
import { offerPlaces } from '../../../domain/places/offer-places.ts'
import { withdrawPlaces } from '../../../domain/places/withdraw-places.ts'
import { callDueFamilies } from '../../../domain/referrals/call-families.ts'
import { declineReferral } from '../../../domain/referrals/decline-referral.ts'
import {
  aGroup,
  newestReferral,
  pass,
  waitingFamilies,
  wish,
} from '../../../domain/referrals/referral-town.fixture.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
const sessions: string[] = []
let open: readonly string[] = []
let own: readonly string[] = []

/** Monday to Tuesday: two referrals, one of them declined; a place taken back; a third family whose turn has come. */
beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2025-05-12T09:00' })
  const { setting } = portal
  const children = await waitingFamilies(db.app, setting, [{}, {}, {}])
  const [first, second, third] = children as [Application, Application, Application]
  const groupId = await aGroup(db.app, setting, 3)
  for (const child of [first, second]) await wish(db.app, setting, child, [groupId])
  const temporary = {
    groupId,
    admission: 'temporary',
    count: 2,
    startsOn: setting.clock.today(),
    lastDay: setting.clock.today().add({ days: 60 }),
    restriction: 'сейсенбі мен бейсенбі күндері',
  } as const
  const placeIds = await inTransaction(db.app, tx => offerPlaces(tx, SYSTEM, setting, temporary))
  setting.clock.advance({ hours: 10 })
  await publishBulletins(db.app, SYSTEM, setting)
  setting.clock.advance({ hours: 14 })
  await callDueFamilies(db.app, SYSTEM, setting)
  await inTransaction(db.app, tx =>
    withdrawPlaces(tx, SYSTEM, setting, {
      groupId,
      placeIds: placeIds.slice(0, 1),
      reason: 'staff-missing',
    }),
  )
  await pass(db.app, setting, 'priority')
  await inTransaction(db.app, tx => declineReferral(tx, guardianOf(second), setting, second.number))
  setting.clock.advance({ hours: 10 })
  await publishBulletins(db.app, SYSTEM, setting)
  for (const { guardianId } of [first, third]) {
    const visitor = portal.visitor()
    await signInGuardian(portal, visitor, guardianId)
    sessions.push(visitor.cookies.get(sessionCookieName(false)) ?? '')
  }
  const round = (await newestReferral(db.app, first))?.roundId
  own = [`cabinet/${first.number}`, `cabinet/${third.number}`]
  open = [
    'queue/almaty',
    'bulletins/almaty',
    'bulletins/almaty/2025-05-13',
    'rounds?territory=almaty',
    `rounds/${round}`,
    `rounds/${round}/why?number=${first.number}`,
  ]
}, 120_000)
afterAll(() => portal?.close())

test.each(VIEWS)(
  'open pages and cabinets in %s at %i pixels',
  async (language, width) => {
    await look('', open, 'bulletins', language, width)
    for (const [index, session] of sessions.entries()) {
      await look(session, own.slice(index, index + 1), `referral-${index}`, language, width)
    }
  },
  90_000,
)

async function look(
  value: string,
  paths: readonly string[],
  name: string,
  language: 'kk' | 'ru',
  width: number,
) {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  if (value !== '') {
    await context.addCookies([{ name: sessionCookieName(false), value, url: portal.origin }])
  }
  const page = await context.newPage()
  for (const [index, path] of paths.entries()) {
    const answer = await page.goto(`${portal.origin}/${language}/${path}`)
    expect(answer?.status(), path).toBe(200)
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await keepPicture(page, `${name}-${index}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
    expect(await seriousFindings(page), path).toEqual([])
  }
  await context.close()
}
