/** A kindergarten publishes and takes back its places through HTTP, and sees nothing of any other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'

const db = useDatabase()
let portal: ParentPortal
let desk: Awaited<ReturnType<typeof aProviderDesk>>
let group = ''

beforeAll(async () => {
  portal = await aParentPortal(db)
  desk = await aProviderDesk(db, portal, { 3: 2 })
  group = `/kk/provider/groups/${desk.groups.get(3)}`
})
afterAll(() => portal.close())

const NEW = { what: 'publish', admission: 'general', count: '3', startsOn: '2026-12-01' }

test('the desk is for kindergartens: others are led to the sign-in or refused', async () => {
  expect((await portal.visitor().get('/kk/provider')).headers.location).toContain('/staff/sign-in')
  const officer = await anOfficial(db, portal, 'officer')
  expect((await officer.get('/kk/provider')).headers.location).toContain('/staff/sign-in')
  expect((await desk.get('/kk/staff/desk')).headers.location).toBe('/kk/provider')
  expect((await desk.get('/kk/department')).headers.location).toContain('/staff/sign-in')
})

test('the groups show seats, published places and what is not published', async () => {
  const { body } = await desk.get('/kk/provider')
  expect(body).toContain('3-топ')
  expect(body).toContain('48 бос орын жарияланбаған')
})

test('a double click publishes once', async () => {
  await desk.get(group)
  const [first, second] = [await desk.post(group, NEW), await desk.post(group, NEW)]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  const page = await desk.get(String(first.headers.location))
  expect(page.body).toContain('3 орын жарияланды')
  const count = await sql<{ count: number }>`select count(*)::integer as count from place`.execute(
    db.owner,
  )
  expect(count.rows[0]?.count).toBe(5)
})

test('what is missing is told beside its question and what was typed stays', async () => {
  await desk.get(group)
  const empty = await desk.post(group, { what: 'publish', restriction: 'сейсенбі' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Қабылдау тәртібін таңдаңыз')
  expect(empty.body).toContain('сейсенбі')
  const endless = await desk.post(group, { ...NEW, admission: 'temporary' })
  expect(endless.statusCode).toBe(422)
  const wrong = await desk.post(group, { ...NEW, startsOn: '2026-02-31', count: '-1' })
  expect(wrong.statusCode).toBe(422)
})

test('more than the seats, a day that has passed: refused in words, nothing published', async () => {
  await desk.get(group)
  expect((await desk.post(group, { ...NEW, count: '99' })).statusCode).toBe(409)
  await desk.get(group)
  expect((await desk.post(group, { ...NEW, startsOn: '2026-11-01' })).statusCode).toBe(409)
})

test('places are taken back with a reason', async () => {
  await desk.get(group)
  expect((await desk.post(group, { what: 'withdraw' })).body).toContain('Кемінде бір орынды')
  const place = await sql<{ id: bigint }>`
    select id from place where state = 'published' order by id limit 1`.execute(db.owner)
  await desk.get(group)
  const done = await desk.post(group, {
    what: 'withdraw',
    places: String(place.rows[0]?.id),
    reason: 'repair',
  })
  expect(done.statusCode).toBe(303)
  expect((await desk.get(String(done.headers.location))).body).toContain('Орындар кері алынды')
})

test('a group of another kindergarten is not there', async () => {
  const other = await aProviderDesk(db, portal, { 4: 1 })
  expect((await other.get(group)).statusCode).toBe(404)
  await other.get(`/kk/provider/groups/${other.groups.get(4)}`)
  expect((await other.post(group, NEW)).statusCode).toBe(403)
  expect((await other.get('/kk/provider/groups/zzz')).statusCode).toBe(404)
})
