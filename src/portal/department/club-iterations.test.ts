/** Iterations of clubs in an office that has kindergartens too: each programme has its own preview, money and list. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { aTaughtClub } from '../../domain/activities/taught-club.fixture.ts'
import { holdIteration } from '../../domain/iterations/hold-iteration.ts'

const db = useDatabase()
const PAGE = '/ru/department/iterations?programme=club'
let portal: ParentPortal
let officer: Official

beforeAll(async () => {
  portal = await aParentPortal(db)
  const { setting } = portal
  officer = await anOfficial(db, portal, 'officer', 'aktobe')
  await aTaughtClub(db.app, setting)
  await aKindergarten(db.app, setting, { territory: 'aktobe', places: { 3: 1 } })
  await submit(db.app, setting, { programme: 'club' })
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
})
afterAll(() => portal.close())

test('what money gives is counted, places are not asked about', async () => {
  const { body } = await officer.get(PAGE)
  expect(body).toMatch(/Получат предложение[\s\S]{0,80}>1</)
  expect(body).toContain('name="money"')
  expect(body).not.toContain('name="places"')
  const gardens = await officer.get('/ru/department/iterations?programme=preschool')
  expect(gardens.body).toContain('name="places"')
})

test('held from the page it is the first of clubs, and not in the list of kindergartens', async () => {
  await officer.get('/ru/department/iterations/hold?programme=club')
  const held = await officer.post('/ru/department/iterations/hold?programme=club', {})
  expect(held.statusCode).toBe(303)
  expect(`${held.headers.location}`).toContain('programme=club')
  expect((await officer.get(PAGE)).body).toContain('№ 1')
  const gardens = await officer.get('/ru/department/iterations?programme=preschool')
  expect(gardens.body).not.toContain('№ 1')
})

test('strangers tell the iterations of a city apart, by title and by programme', async () => {
  const { setting } = portal
  await holdIteration(db.app, SYSTEM, setting, { territory: 'aktobe', programme: 'club' })
  const stranger = portal.visitor()
  expect((await stranger.get('/ru/iterations')).body).toMatch(/Итерация № 1, Актобе: /)
  const listed = async (programme: string) => {
    const { body } = await stranger.get(`/api/v1/iterations?programme=${programme}`)
    return (JSON.parse(body) as { iterations: unknown[] }).iterations.length
  }
  expect(await listed('club')).toBe(2)
  expect(await listed('preschool')).toBe(0)
})
