/** A referral through HTTP: extended once until a day that is allowed, declined with care, by the own family only. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { callDueFamilies } from '../../../domain/referrals/call-families.ts'
import { lastDayOf } from '../../../domain/referrals/referral-term.ts'
import {
  aGroup,
  newestReferral,
  pass,
  waitingFamilies,
  wish,
} from '../../../domain/referrals/referral-town.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let child: Application
let stranger: Application

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2025-05-12T10:00' })
  const families = await waitingFamilies(db.app, portal.setting, [{}, {}])
  child = families[0] as Application
  stranger = families[1] as Application
  await wish(db.app, portal.setting, child, [await aGroup(db.app, portal.setting, 1)])
  portal.setting.clock.advance({ days: 10 })
  await pass(db.app, portal.setting, 'open')
})
afterAll(() => portal.close())

async function aParent(application: Application) {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, application.guardianId)
  return parent
}
const root = () => `/kk/cabinet/${child.number}/referral`

test('to another family there is no such referral', async () => {
  const other = await aParent(stranger)
  await other.get('/kk/cabinet')
  for (const page of ['/extend', '/decline']) {
    expect((await other.get(root() + page)).statusCode).toBe(404)
    expect((await other.post(root() + page, { lastDay: '2025-06-01' })).statusCode).toBe(404)
  }
  expect(await newestReferral(db.app, child)).toMatchObject({ state: 'issued', extensions: 0 })
})

test('a day that is none comes back as it was typed, with the days that may be chosen', async () => {
  const parent = await aParent(child)
  expect((await parent.get(`${root()}/extend`)).body).toContain('type="date"')
  const slip = await parent.post(`${root()}/extend`, { lastDay: '2025-02-30' })
  expect(slip.statusCode).toBe(422)
  expect(slip.body).toContain('2025-02-30')
  const late = await parent.post(`${root()}/extend`, { lastDay: '2025-12-30' })
  expect(late.statusCode).toBe(422)
  expect(late.body).toContain('2025 ж. ')
  expect(await newestReferral(db.app, child)).toMatchObject({ extensions: 0 })
})

test('the cabinet leads from the referral to the explanation of its round, which anybody may read', async () => {
  const cabinet = await (await aParent(child)).get(`/kk/cabinet/${child.number}`)
  const [, why = ''] = /href="([^"]+)"[^>]*>Неге бұл орын/.exec(cabinet.body) ?? []
  const explanation = await portal.visitor().get(why)
  expect(explanation.statusCode).toBe(200)
  expect(explanation.body).toContain('Бұл бала 1 баланың ішінде 1-болып қаралды')
  const round = await portal.visitor().get(why.replace(/\/why.*/, ''))
  expect(round.body).toContain('Бұл айналымда жолдама берілді')
})

test('extends once, then the page says that it cannot any more', async () => {
  const parent = await aParent(child)
  await parent.get(`${root()}/extend`)
  const done = await parent.post(`${root()}/extend`, { lastDay: '2025-06-20' })
  expect(done.statusCode).toBe(303)
  expect(done.headers.location).toContain('done=referralExtended')
  const referral = await newestReferral(db.app, child)
  expect(referral && lastDayOf(referral.validUntil).toString()).toBe('2025-06-20')
  expect((await parent.get(`${root()}/extend`)).statusCode).toBe(409)
  const again = await parent.send('POST', `${root()}/extend`, {
    payload: new URLSearchParams({ ...parent.hidden(), lastDay: '2025-06-25' }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      host: 'localhost',
      referer: `http://localhost/kk/cabinet/${child.number}?done=yes`,
    },
  })
  expect(again.statusCode).toBe(409)
  // The other languages of the answer are pages that exist.
  expect(again.body).toContain(`href="/ru/cabinet/${child.number}"`)
})

test('declines after being asked once more', async () => {
  const parent = await aParent(child)
  expect((await parent.get(`${root()}/decline`)).statusCode).toBe(200)
  const done = await parent.post(`${root()}/decline`, {})
  expect(done.headers.location).toContain('done=referralDeclined')
  expect(await newestReferral(db.app, child)).toMatchObject({ state: 'declined' })
})

test('a family whose turn has come reads until which day free places are for it first', async () => {
  const { setting } = portal
  const before = await (await aParent(stranger)).get(`/kk/cabinet/${stranger.number}`)
  expect(before.body).not.toContain('Кезегіңіз келді: топтарды таңдаңыз')
  await aGroup(db.app, setting, 5)
  setting.clock.advance({ days: 1 })
  await callDueFamilies(db.app, SYSTEM, setting)
  const now = await (await aParent(stranger)).get(`/kk/cabinet/${stranger.number}`)
  expect(now.body).toContain('Кезегіңіз келді: топтарды таңдаңыз')
  setting.clock.advance({ days: 10 })
  const after = await (await aParent(stranger)).get(`/kk/cabinet/${stranger.number}`)
  expect(after.body).not.toContain('Кезегіңіз келді: топтарды таңдаңыз')
  expect(after.body).toContain('Жолдама алатын кезегіңіз келді')
})
