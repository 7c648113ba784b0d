/** A child of fourteen signs in with its own number once its parent lets it: it sees what it may choose, and no papers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, SYSTEM, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, newestCode, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian, type Visitor } from '../../../../test/portal.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'

const db = useDatabase()
let portal: ParentPortal
let application: Application
let parent: Visitor
let child: Visitor
let page = ''

beforeAll(async () => {
  portal = await aParentPortal(db)
  const { setting } = portal
  await aTaughtClub(db.app, setting, { ages: [10, 17] })
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  application = await submit(db.app, setting, { programme: 'club', childBorn: '2012-01-15' })
  await holdIteration(db.app, SYSTEM, setting, { territory: 'aktobe', programme: 'club' })
  parent = portal.visitor()
  child = portal.visitor()
  await signInGuardian(portal, parent, application.guardianId)
  page = `/ru/cabinet/${application.number}`
})
afterAll(() => portal.close())

test('the parent finds it beside the application, is told what stays the parent’s, and must name a phone', async () => {
  expect((await parent.get(page)).body).toContain(`${page}/own-action`)
  expect((await parent.get(`${page}/own-action`)).body).toContain('Договор подписываете вы')
  const slip = await parent.post(`${page}/own-action`, { what: 'give', phone: '12' })
  expect(slip.statusCode).toBe(422)
  await parent.get(`${page}/own-action`)
  const given = await parent.post(`${page}/own-action`, { what: 'give', phone: '+7 701 999 88 77' })
  expect(given.headers.location).toBe(`${page}?done=childActs`)
  expect((await parent.get(page)).body).toContain('Ребёнку разрешено действовать самому')
})

test('the child signs in with its own number and the code on its phone', async () => {
  const { iin } = await getPerson(db.app, application.childId)
  await child.get('/ru/sign-in')
  await child.post('/ru/sign-in', { iin: iin ?? '' })
  await child.get('/ru/sign-in/code')
  const entered = await child.post('/ru/sign-in/code', { code: await newestCode(db) })
  expect(entered.headers.location).toBe('/ru/cabinet')
  const { body } = await child.get('/ru/cabinet')
  expect(body).toContain(application.number)
  expect(body).toContain('договор подписывает родитель')
  for (const path of ['refuse', 'withdraw', 'receipt', 'proofs', 'own-action']) {
    expect([path, body.includes(`${page}/${path}`)]).toEqual([path, false])
    expect([path, (await child.get(`${page}/${path}`)).statusCode]).toEqual([path, 404])
  }
})

test('it confirms its voucher and looks for a club; its parent ends it, and nothing is there any more', async () => {
  await child.get(page)
  const confirmed = await child.post(`${page}/confirm`, {})
  expect(confirmed.headers.location).toBe(`${page}?done=confirmed`)
  expect((await child.get(`${page}/wishes/add`)).statusCode).toBe(200)
  await parent.get(`${page}/own-action`)
  const ended = await parent.post(`${page}/own-action`, { what: 'stop' })
  expect(ended.headers.location).toBe(`${page}?done=childStopped`)
  expect((await child.get(page)).statusCode).toBe(404)
  expect((await child.get('/ru/cabinet')).body).not.toContain(application.number)
})

test('a child that is too young is not offered it, and a made-up address is refused in words', async () => {
  const small = await submit(db.app, portal.setting, { programme: 'club', childBorn: '2015-01-15' })
  const other = portal.visitor()
  await signInGuardian(portal, other, small.guardianId)
  const own = `/ru/cabinet/${small.number}`
  expect((await other.get(own)).body).not.toContain('own-action')
  await other.get(`${own}/own-action`)
  const given = await other.post(`${own}/own-action`, { what: 'give', phone: '+77019998876' })
  expect(given.statusCode).toBe(409)
  expect(given.body).toContain('с 14 лет')
})
