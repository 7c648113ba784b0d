/** Money, claims, iterations and the overview of an office: who may, what is kept after a slip, what is done once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian } from '../../../test/portal.ts'
import type { Application } from '../../domain/applications/application.ts'
import { findClaims } from '../../domain/applications/find-application.ts'
import { findBalances } from '../../domain/ledger/post.ts'

const db = useDatabase()
const PAGES = [
  '',
  '/claims',
  '/budget',
  '/iterations',
  '/unreached',
  '/refresh',
  '/imports',
  '/guardianships',
]
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
let portal: ParentPortal
let application: Application
let claimId: bigint

beforeAll(async () => {
  portal = await aParentPortal(db)
  await aBudget(db.app, portal.setting, { tenge: 500_000 })
  await aKindergarten(db.app, portal.setting, { places: { 3: 2 } })
  application = await submit(db.app, portal.setting, {
    claims: [{ code: 'military', documentId: null }],
  })
  claimId = (await findClaims(db.app, application.id))[0]?.id ?? 0n
})
afterAll(() => portal.close())

const claimState = async () =>
  (
    await db.owner
      .selectFrom('benefit_claim')
      .select('state')
      .where('id', '=', claimId)
      .executeTakeFirstOrThrow()
  ).state

const iterations = async () =>
  (await db.owner.selectFrom('iteration').select('id').execute()).length

test('a visitor and a parent are led to the sign-in of staff from every page', async () => {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, application.guardianId)
  for (const reader of [portal.visitor(), parent]) {
    for (const page of [...PAGES, `/claims/${claimId}`, '/iterations/hold']) {
      const answer = await reader.get(`/kk/department${page}`)
      expect(answer.statusCode, page).toBe(303)
      expect(answer.headers.location).toContain('/kk/staff/sign-in')
    }
  }
})

test('for an officer of another territory the claim and the territory do not exist', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'baizak')
  await stranger.get('/kk/department/budget')
  for (const page of PAGES.filter(path => path !== '/imports')) {
    const answer = await stranger.get(`/kk/department${page}?territory=taraz`)
    expect(answer.statusCode, page).toBe(404)
  }
  const claim = `/kk/department/claims/${claimId}`
  expect((await stranger.get(claim)).statusCode).toBe(404)
  expect((await stranger.post(claim, { outcome: 'confirmed' })).statusCode).toBe(404)
  const money = await stranger.post('/kk/department/budget?territory=taraz', { amount: '1' })
  expect(money.statusCode).toBe(404)
  expect(await claimState()).toBe('claimed')
})

test('an auditor sees every page and may change nothing', async () => {
  const auditor = await anOfficial(db, portal, 'auditor', 'zhambyl')
  const query = '?territory=taraz'
  for (const page of PAGES) {
    expect((await auditor.get(`/kk/department${page}${query}`)).statusCode, page).toBe(200)
  }
  const claim = `/kk/department/claims/${claimId}`
  expect((await auditor.get(claim)).body).not.toContain('name="outcome"')
  const posts: readonly [string, Record<string, string>][] = [
    [`/kk/department/budget${query}`, { amount: '900 000' }],
    [claim, { outcome: 'confirmed' }],
    [`/kk/department/iterations/hold${query}`, { _requestId: 'auditor-request' }],
    [`/kk/department/refresh${query}`, {}],
  ]
  for (const [path, fields] of posts) {
    expect((await auditor.post(path, fields)).statusCode, path).toBe(403)
  }
  expect(await claimState()).toBe('claimed')
  expect(await iterations()).toBe(0)
})

test('a sum that is none comes back as it was typed; a good one is kept', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  await officer.get('/kk/department/budget')
  for (const amount of ['бір миллион', '-5', '1e9', '9'.repeat(40)]) {
    const slip = await officer.post('/kk/department/budget', { amount })
    expect(slip.statusCode, amount).toBe(422)
    expect(slip.body).toContain(`value="${amount}"`)
  }
  const kept = await officer.post('/kk/department/budget', { amount: '700 000,50 ₸' })
  expect(kept.statusCode).toBe(303)
  expect((await findBalances(db.app, book)).available).toBe(70_000_050n)
})

test('two presses hold one iteration; less money than its vouchers hold is refused', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  await officer.get('/kk/department/iterations/hold')
  const both = await Promise.all([
    officer.post('/kk/department/iterations/hold', {}),
    officer.post('/kk/department/iterations/hold', {}),
  ])
  const [first, second] = both.map(answer => answer.headers.location)
  expect(first).toMatch(/held=\d+/)
  expect(second).toBe(first)
  expect(await iterations()).toBe(1)
  await officer.get('/kk/department/budget')
  const refused = await officer.post('/kk/department/budget', { amount: '1' })
  expect(refused.statusCode).toBe(409)
})

test('a rejection needs a reason and keeps the choice; another officer who comes later is told', async () => {
  const [one, other] = [
    await anOfficial(db, portal, 'officer'),
    await anOfficial(db, portal, 'head'),
  ]
  const path = `/kk/department/claims/${claimId}`
  await one.get(path)
  await other.get(path)
  const slip = await one.post(path, { outcome: 'rejected', reason: '' })
  expect(slip.statusCode).toBe(422)
  expect(slip.body).toMatch(/checked[^>]*value="rejected"|value="rejected"[^>]*checked/)
  expect((await one.post(path, { outcome: 'rejected', reason: 'Ескі құжат' })).statusCode).toBe(303)
  expect((await other.post(path, { outcome: 'confirmed' })).statusCode).toBe(409)
  expect(await claimState()).toBe('rejected')
})

test('only who controls the whole country is told how often applications were looked at', async () => {
  const counted = 'Маман қараған өтініш (30 күн)'
  for (const [role, territory, sees] of [
    ['administrator', 'kz', true],
    ['auditor', 'kz', true],
    ['auditor', 'taraz', false],
    ['officer', 'taraz', false],
  ] as const) {
    const reader = await anOfficial(db, portal, role, territory)
    const page = await reader.get('/kk/department?territory=taraz')
    expect(page.body.includes(counted), `${role} of ${territory}`).toBe(sees)
  }
})
