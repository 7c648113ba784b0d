/** A club keeps its groups, rooms and coaches through HTTP; a kindergarten has no such pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClub } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aProviderDesk, aProviderStaffId } from '../../../test/provider-desk.ts'

const db = useDatabase()
const ROOT = '/kk/provider/programme'
let portal: ParentPortal
let desk: ReturnType<ParentPortal['visitor']>
let club: Awaited<ReturnType<typeof aClub>>

beforeAll(async () => {
  portal = await aParentPortal(db)
  club = await aClub(db.app, portal.setting)
  desk = portal.visitor()
  await signInStaff(portal, desk, await aProviderStaffId(db, club.providerId))
})
afterAll(() => portal.close())

async function post(path: string, fields: Readonly<Record<string, string>>) {
  await desk.get(`${ROOT}${path}`)
  return desk.post(`${ROOT}${path}`, fields)
}

test('a kindergarten has no programme of a club', async () => {
  const garden = await aProviderDesk(db, portal, { 3: 1 })
  expect((await garden.get(ROOT)).statusCode).toBe(404)
  expect((await garden.get(`${ROOT}/rooms/new`)).statusCode).toBe(404)
})

test('ages of a club are a span, on its groups and on its programme, and what is shut is said', async () => {
  expect((await desk.get('/kk/provider')).body).toContain('7–12 жас')
  const { body } = await desk.get(ROOT)
  expect(body).toContain('7–12 жас')
  expect(body).toContain('сабақ кестесі жоқ')
})

const GROUP = {
  name: 'Домбыра',
  direction: 'creative',
  from: '8',
  to: '14',
  language: 'kk',
  kind: 'general',
  planned: '8',
  capacity: '15',
}

test('a group, a room and a coach are added; a double click adds one', async () => {
  await desk.get(`${ROOT}/groups/new`)
  const [first, second] = [
    await desk.post(`${ROOT}/groups/new`, GROUP),
    await desk.post(`${ROOT}/groups/new`, GROUP),
  ]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect((await post('/rooms/new', { what: 'keep', name: 'Зал', capacity: '20' })).statusCode).toBe(
    303,
  )
  expect(
    (await post('/coaches/new', { fullName: 'Бапкер Сынақ', startedOn: '2026-09-01' })).statusCode,
  ).toBe(303)
  const { body } = await desk.get(ROOT)
  expect(body.match(/Домбыра/g)).not.toBeNull()
  for (const word of ['8–14 жас', 'Зал', 'Бапкер Сынақ', 'расталмаған'])
    expect(body).toContain(word)
  const again = await post('/rooms/new', { what: 'keep', name: 'Зал', capacity: '5' })
  expect(again.statusCode).toBe(409)
})

test('what is wrong stands beside its question, and what was typed stays', async () => {
  const wrong = await post('/groups/new', { ...GROUP, name: 'Би', to: '3', direction: '' })
  expect(wrong.statusCode).toBe(422)
  for (const word of ['Бағытын таңдаңыз', 'Ең үлкен жас', 'value="Би"']) {
    expect(wrong.body).toContain(word)
  }
  const few = await post('/groups/new', { ...GROUP, name: 'Би', planned: '1' })
  expect(few.statusCode).toBe(409)
})

test('groups, rooms and coaches of another club are not there', async () => {
  const other = await aClub(db.app, portal.setting)
  expect((await desk.get(`${ROOT}/groups/${other.groupId}`)).statusCode).toBe(404)
  expect((await desk.get(`${ROOT}/rooms/999999`)).statusCode).toBe(404)
  expect((await desk.get(`${ROOT}/coaches/zzz`)).statusCode).toBe(404)
  expect((await desk.get(`${ROOT}/groups/${club.groupId}`)).statusCode).toBe(200)
})
