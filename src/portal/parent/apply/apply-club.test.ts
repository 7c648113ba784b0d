/** Applying for a club: the same journey in words of clubs, for ages that have clubs, beside a kindergarten. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aChildIin, aGuardianIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import {
  type Answers,
  aParentPortal,
  type Parent,
  type ParentPortal,
  walk,
} from '../../../../test/parent.ts'

const db = useDatabase()
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db)
})
afterAll(() => portal.close())
// Every visitor here has the same address.
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())

const IN_AKTOBE = { region: { place: 'aktobe-region' }, settlement: { place: 'aktobe' } }

/** Chooses a club on the first page and answers the questions. */
async function walkToClub(parent: Parent, born: string, changes: Answers = {}, until?: string) {
  await parent.get('/kk/apply/child?programme=club')
  const answers = { child: { iin: aChildIin(born) }, ...IN_AKTOBE, ...changes }
  return walk(db, parent, { answers, ...(until === undefined ? {} : { until }) })
}

const applications = () =>
  db.owner
    .selectFrom('application')
    .select(['programme', 'form', 'territory_code', 'cohort'])
    .orderBy('id')
    .execute()

test('the first page leads to both queues, each in its own words', async () => {
  const { body } = await portal.visitor().get('/kk/apply')
  expect(body).toContain('href="/kk/apply?programme=club"')
  const club = await portal.visitor().get('/kk/apply?programme=club')
  expect(club.body).toContain('Үйірме немесе секция кезегіне тұру')
  expect(club.body).toContain('href="/kk/apply/child?programme=club"')
  expect((await portal.visitor().get('/kk/apply?programme=pool')).statusCode).toBe(404)
})

test('a club is applied for to the end, and kindergartens are not spoken of', async () => {
  const parent = portal.visitor()
  expect(await walkToClub(parent, '2016-03-01')).toBe('/kk/apply/check')
  const group = await parent.get('/kk/apply/group')
  const check = await parent.get('/kk/apply/check')
  expect((await parent.post('/kk/apply/check', {})).headers.location).toBe('/kk/apply/done')
  const done = await parent.get('/kk/apply/done')
  expect(done.body).toContain('1-орын: жалпы кезекте, 10 жас тобы.')
  for (const { body } of [group, check, done]) {
    const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
    expect(main).toContain(body === done.body ? 'үйірме' : 'рекше қажеттілі')
    expect(main.toLowerCase()).not.toContain('балабақша')
  }
  const club = { programme: 'club', form: 'universal', territory_code: 'aktobe', cohort: 10 }
  expect(await applications()).toEqual([club])
})

test.each([
  ['2023-01-01', 'әлі толған жоқ'],
  ['2008-12-31', 'асып кеткен'],
])(
  'a child born on %s is told on a page that there is no club voucher for it',
  async (born, words) => {
    const parent = portal.visitor()
    expect(await walkToClub(parent, born, {}, 'benefits')).toBe('/kk/apply/not-now')
    const page = await parent.get('/kk/apply/not-now')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(words)
  },
)

test('children who turn 4 and 17 this year may queue', async () => {
  const guardian = { iin: aGuardianIin('1980-05-05') }
  expect(await walkToClub(portal.visitor(), '2022-12-31', { guardian })).toBe('/kk/apply/check')
  expect(await walkToClub(portal.visitor(), '2009-01-01', { guardian })).toBe('/kk/apply/check')
})

test('where clubs have not begun a family is told so', async () => {
  const parent = portal.visitor()
  const home = { region: { place: 'zhambyl' }, settlement: { place: 'taraz' } }
  expect(await walkToClub(parent, '2016-03-01', home, 'benefits')).toBe('/kk/apply/not-now')
  expect((await parent.get('/kk/apply/not-now')).statusCode).toBe(200)
})

test('a child may stand in both queues, and in each of them once', async () => {
  const child = { iin: aChildIin('2021-03-01') }
  const guardian = { iin: aGuardianIin() }
  const both = { child, guardian }
  const parent = portal.visitor()
  await walk(db, parent, { answers: { ...both, ...IN_AKTOBE } })
  await parent.post('/kk/apply/check', {})
  await walkToClub(parent, '2021-03-01', both)
  expect((await parent.post('/kk/apply/check', {})).headers.location).toBe('/kk/apply/done')
  expect((await applications()).slice(-2).map(one => one.programme)).toEqual(['preschool', 'club'])
  expect(await walkToClub(portal.visitor(), '2021-03-01', both, 'benefits')).toBe(
    '/kk/apply/not-now',
  )
})
