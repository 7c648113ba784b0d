/** An office that has to do with kindergartens and clubs: the switch, shut gates, papers of coaches recorded and refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClub, aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aProviderStaffId } from '../../../test/provider-desk.ts'
import { aTaughtClub } from '../../domain/activities/taught-club.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let officer: Official
let club: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  portal = await aParentPortal(db)
  officer = await anOfficial(db, portal, 'officer', 'aktobe')
  club = await aTaughtClub(db.app, portal.setting)
  await aClub(db.app, portal.setting)
})
afterAll(() => portal.close())

test('where there are clubs only, the office is about clubs, and there is nothing to switch', async () => {
  const { body, statusCode } = await officer.get('/kk/department/providers')
  expect(statusCode).toBe(200)
  expect(body).toContain(club.bin)
  expect(body).not.toContain('?programme=preschool')
})

test('where there are both, the switch keeps the page, and sections keep the choice', async () => {
  await aKindergarten(db.app, portal.setting, { territory: 'aktobe', places: { 3: 1 } })
  const gardens = await officer.get('/kk/department/providers')
  expect(gardens.body).not.toContain(club.bin)
  expect(gardens.body).toContain('/kk/department/providers?programme=club')
  const clubs = await officer.get('/kk/department/providers?programme=club')
  expect(clubs.body).toContain(club.bin)
  expect(clubs.body).toContain('href="/kk/department/months?programme=club"')
  expect(clubs.body).toContain('name="programme" value="club"')
})

test.each([
  '',
  '/applications',
  '/claims',
  '/months',
  '/budget',
  '/flags',
  '/iterations',
  '/places',
])('the page %s of an office is there for clubs too', async path => {
  const { statusCode } = await officer.get(`/kk/department${path}?programme=club`)
  expect([200, 303]).toContain(statusCode)
})

test('a page of kindergartens only says so', async () => {
  const { statusCode, body } = await officer.get('/kk/department/swaps?programme=club')
  expect(statusCode).toBe(409)
  expect(body).toContain('тек балабақшаларға арналған')
})

test('shut gates are listed with their reasons, those of other territories are not', async () => {
  const { body } = await officer.get('/ru/department/gates?programme=club')
  expect(body).toContain('нет расписания занятий')
  expect(body).toContain('не проверены')
  const stranger = await anOfficial(db, portal, 'officer', 'taraz')
  expect((await stranger.get('/ru/department/gates?territory=aktobe')).statusCode).toBe(404)
})

test('a paper goes from the club to the officer: waiting, refused in words, entered again, recorded', async () => {
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, await aProviderStaffId(db, club.providerId))
  const own = `/kk/provider/programme/coaches/${club.coachId}`
  const office = `/kk/department/providers/${club.bin}/coaches?programme=club`
  const paper = { kind: 'medical', reference: 'Анықтама № 9', issuedOn: '2026-06-01', validTo: '' }
  await visitor.get(own)
  expect((await visitor.post(own, { ...paper, what: 'paper' })).statusCode).toBe(303)
  expect((await visitor.get(own)).body).toContain('бөлімнің тексеруін күтіп тұр')
  const seen = await officer.get(office)
  expect(seen.body).toContain('Анықтама № 9')
  const id = /<option value="(\d+)"[^>]*>[^<]*№ 9/.exec(seen.body)?.[1] ?? ''
  expect((await officer.post(office, { what: 'refuse', paper: id, words: '' })).statusCode).toBe(
    422,
  )
  await officer.get(office)
  const refused = await officer.post(office, { what: 'refuse', paper: id, words: 'Мөрі жоқ' })
  expect(refused.statusCode).toBe(303)
  expect((await visitor.get(own)).body).toContain('Мөрі жоқ')
  await visitor.post(own, { ...paper, what: 'paper' })
  await officer.get(office)
  const recorded = await officer.post(office, {
    what: 'record',
    coach: club.coachId.toString(),
    kind: 'medical',
    reference: 'Анықтама № 9',
    checkedOn: '2026-06-02',
    validTo: '',
  })
  expect(recorded.statusCode).toBe(303)
  expect((await visitor.get(own)).body).not.toContain('күтіп тұр')
})

test('bad input of an office is never a fault', async () => {
  const office = `/kk/department/providers/${club.bin}/coaches?programme=club`
  await officer.get(office)
  const posts = [
    { what: 'record', coach: 'x' },
    { what: 'record', coach: '999999' },
    { what: 'record', coach: club.coachId.toString(), kind: 'x', checkedOn: '2026-02-31' },
    { what: 'refuse', paper: '999999', words: 'Жоқ' },
  ]
  for (const fields of posts) {
    expect((await officer.post(office, fields)).statusCode).toBeLessThan(500)
    await officer.get(office)
  }
})
