/** Staff and their passkeys, with a real browser and an authenticator that it plays. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { inviteStaff } from '../../platform/identity/invite-staff.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>

beforeAll(async () => {
  portal = await aServedPortal(db.app)
}, 120_000)
afterAll(() => portal?.close())

async function invite(fullName: string) {
  const { deps, setting } = portal
  const world = { wallClock: deps.wallClock, entropy: setting.entropy }
  const staff = { fullName, role: 'officer', territory: 'taraz', language: 'kk' } as const
  const system = { kind: 'system', name: 'test' } as const
  return inTransaction(db.app, tx => inviteStaff(tx, system, world, staff))
}

/** A browser with an authenticator inside that verifies its user without asking. */
async function aBrowserWithAuthenticator(): Promise<Page> {
  const context = await portal.browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return page
}

async function leavesTo(page: Page, path: string): Promise<void> {
  await page.click('main button')
  await page.waitForURL(url => url.pathname === path, { waitUntil: 'commit' })
}

const signedIn = async (page: Page) => {
  await page.goto(`${portal.origin}/kk/queue`)
  return page.locator('.kz-person').allInnerTexts()
}

describe('a member of staff', () => {
  test('makes a passkey from her invitation, signs out, and signs in with it', async () => {
    const { token } = await invite('Маман Әсел')
    const page = await aBrowserWithAuthenticator()
    await page.goto(`${portal.origin}/kk/staff/invitation/${token}`)
    await leavesTo(page, '/kk/department')
    expect((await signedIn(page)).join()).toContain('Маман Әсел')
    await page.click('.kz-person button')
    await page.goto(`${portal.origin}/kk/staff/sign-in`)
    await leavesTo(page, '/kk/department')
    expect((await signedIn(page)).join()).toContain('Маман Әсел')
    await page.context().close()
  })

  test('uses an invitation once, and only for 72 hours', async () => {
    const { token } = await invite('Маман Бота')
    const page = await aBrowserWithAuthenticator()
    await page.goto(`${portal.origin}/kk/staff/invitation/${token}`)
    await leavesTo(page, '/kk/department')
    const again = await portal.visitor().get(`/kk/staff/invitation/${token}`)
    expect(again.statusCode).toBe(409)
    const late = await invite('Маман Дана')
    portal.setting.clock.advance({ hours: 72 })
    expect((await portal.visitor().get(`/kk/staff/invitation/${late.token}`)).statusCode).toBe(409)
    await page.context().close()
  })

  test('is signed out after half an hour without a request', async () => {
    const { token } = await invite('Маман Гүл')
    const page = await aBrowserWithAuthenticator()
    await page.goto(`${portal.origin}/kk/staff/invitation/${token}`)
    await leavesTo(page, '/kk/department')
    portal.setting.clock.advance({ minutes: 20 })
    expect(await signedIn(page)).not.toEqual([])
    portal.setting.clock.advance({ minutes: 29 })
    expect(await signedIn(page)).not.toEqual([])
    portal.setting.clock.advance({ minutes: 31 })
    expect(await signedIn(page)).toEqual([])
    await page.context().close()
  })

  test('who was blocked is out at once and cannot come in again', async () => {
    const { token, staffId } = await invite('Маман Жан')
    const page = await aBrowserWithAuthenticator()
    await page.goto(`${portal.origin}/kk/staff/invitation/${token}`)
    await leavesTo(page, '/kk/department')
    await db.owner
      .updateTable('staff')
      .set({ blocked_at: portal.setting.clock.now() })
      .where('id', '=', staffId)
      .execute()
    expect(await signedIn(page)).toEqual([])
    await page.goto(`${portal.origin}/kk/staff/sign-in`)
    await page.click('main button')
    await page.waitForSelector('text=Кіру кілті қабылданбады')
    await page.context().close()
  })
})

test('a made-up answer of a passkey is refused in words, never a fault', async () => {
  for (const response of ['', '{', 'null', '{"id":"x"}', HOLLOW, `${HOLLOW}x`]) {
    const visitor = portal.visitor()
    await visitor.get('/ru/staff/sign-in')
    const answer = await visitor.post('/ru/staff/sign-in', { response })
    expect([response, answer.statusCode]).toEqual([response, 409])
  }
})

const HOLLOW = JSON.stringify({
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
})
