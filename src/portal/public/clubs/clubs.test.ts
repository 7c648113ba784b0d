/** Clubs for everybody: by direction and age, what they cost, a city in figures; no words of kindergartens. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aClub, aKindergarten, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../../test/parent.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import { findClubFigures } from '../../../domain/opendata/find-club-figures.ts'

const db = useDatabase()
let portal: ParentPortal
let sport: Awaited<ReturnType<typeof aClub>>
let dance: Awaited<ReturnType<typeof aClub>>

beforeAll(async () => {
  portal = await aParentPortal(db)
  const { setting } = portal
  sport = await aClub(db.app, setting, { ages: [7, 12], places: 4 })
  dance = await aClub(db.app, setting, {
    direction: 'creative',
    ages: [4, 6],
    places: 0,
    language: 'ru',
  })
  await aKindergarten(db.app, setting, { territory: 'aktobe', places: { 5: 2 } })
  await aBudget(db.app, setting, { programme: 'club', tenge: 5_000_000 })
  await submit(db.app, setting, { programme: 'club' })
})
afterAll(() => portal.close())

const read = async (path: string) => (await portal.visitor().get(path)).body
const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''

test('clubs are found by direction, age, language and free places; an age lies within the span', async () => {
  const list = (query: string) => read(`/kk/providers/aktobe?programme=club&${query}`)
  const cases = [
    ['direction=sport', true, false],
    ['direction=creative', false, true],
    ['age=9', true, false],
    ['age=12', true, false],
    ['age=13', false, false],
    ['age=4', false, true],
    ['language=ru', false, true],
    ['free=yes', true, false],
  ] as const
  for (const [query, hasSport, hasDance] of cases) {
    const body = await list(query)
    expect([query, body.includes(sport.bin), body.includes(dance.bin)]).toEqual([
      query,
      hasSport,
      hasDance,
    ])
  }
  const made = await portal.visitor().get('/kk/providers/aktobe?programme=club&direction=magic')
  expect(made.statusCode).toBe(404)
})

test('a club says its direction, ages and what it costs, without words of kindergartens', async () => {
  const pages = [
    `/kk/providers/aktobe/${sport.bin}?programme=club`,
    `/ru/providers/aktobe/${sport.bin}?programme=club`,
    `/kk/providers/aktobe?programme=club&direction=sport`,
    `/ru/providers/aktobe?programme=club&direction=sport`,
    `/ru/compare?programme=club&bin=${sport.bin}&bin=${dance.bin}`,
    '/kk/clubs/aktobe',
    '/ru/clubs/aktobe',
  ]
  for (const path of pages) {
    const body = main(await read(path))
    expect([path, /балабақша|детск|сад[аеу]?\b/iu.exec(body)?.[0]]).toEqual([path, undefined])
  }
  const page = await read(pages[0] ?? '')
  for (const word of ['7–12 жас', 'спорт', 'ваучермен 0 теңге']) expect(page).toContain(word)
})

test('the API tells direction and ages of a club, and nothing more of a kindergarten', async () => {
  const groups = async (programme: string) => {
    const body = await read(`/api/v1/providers?territory=aktobe&programme=${programme}`)
    const { providers } = JSON.parse(body) as {
      providers: { bin: string; groups: Record<string, unknown>[] }[]
    }
    return providers
  }
  const club = (await groups('club')).find(one => one.bin === sport.bin)
  expect(club?.groups).toMatchObject([
    { direction: 'sport', cohort: 7, cohortTo: 12, planned: 12, regime: 'lessons' },
  ])
  const [garden] = await groups('preschool')
  expect(garden?.groups).toMatchObject([{ direction: null, cohortTo: null, planned: null }])
})

test('a city in figures: vouchers by form and state, the queue, children by direction, money', async () => {
  const child = await submit(db.app, portal.setting, { programme: 'club' })
  await sql`
    insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code, cohort, kind, form,
                         state, year, cost_tiyn, offered_at, changed_at)
    values ('T-1', ${child.id}, ${child.childId}, 'club', 'aktobe', 'aktobe', 10, 'general', 'targeted', 'enrolled', 2026,
            0, '2026-09-01T00:00:00Z', '2026-09-01T00:00:00Z')`.execute(db.owner)
  const figures = await findClubFigures(db.app, 'aktobe', portal.setting.clock.today())
  expect(figures).toMatchObject({
    queued: 2,
    vouchers: { targeted: { attending: 1 }, universal: { attending: 0 } },
    allottedTiyn: 500_000_000n,
  })
  expect(figures.directions).toMatchObject([
    { direction: 'sport', clubs: 1, freePlaces: 4 },
    { direction: 'creative', clubs: 1, freePlaces: 0 },
    { direction: 'education', clubs: 0 },
  ])
  const answer = await portal.visitor().get('/kk/clubs/aktobe')
  expect(answer.headers['cache-control']).toContain('public')
  for (const word of ['Әмбебап ваучер', 'Мақсатты (нысаналы) ваучер', 'Кезектегі бала']) {
    expect(answer.body).toContain(word)
  }
  const api = JSON.parse(await read('/api/v1/clubs/aktobe'))
  expect(api).toMatchObject({
    queued: 2,
    targeted: { live: 1, attending: 1 },
    money: { allottedTiyn: '500000000' },
  })
  expect((await portal.visitor().get('/api/v1/clubs/atlantis')).statusCode).toBe(404)
  expect(await read('/kk/clubs/taraz')).toContain('әзірге үйірме ваучері жоқ')
  expect((await portal.visitor().get('/kk/clubs/atlantis')).statusCode).toBe(404)
})

test('a club shows its week, and by which way a child comes to it', async () => {
  const { setting } = portal
  const school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  const later = setting.clock.today().add({ days: 20 })
  await sql`update timetable_slot set valid_from = ${later} where group_id = ${school.groupId}`.execute(
    db.owner,
  )
  const named = main(await read(`/ru/providers/aktobe/${school.bin}?programme=club`))
  expect(named).toMatch(/пн, 15:00–16:00[\s\S]{0,120}с 10 декабря 2026/)
  expect(named).toContain('ребёнка называет сам кружок')
  expect(named).not.toContain('/ru/apply')
  const queued = main(await read(`/ru/providers/aktobe/${dance.bin}?programme=club`))
  expect(queued).toContain('Расписания пока нет')
  expect(queued).toContain('/ru/apply?programme=club')
})
