/** The public API: what it answers, how it refuses, and that its document tells the truth. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aPortal, type Portal } from '../../test/portal.ts'
import type { Application } from '../domain/applications/application.ts'
import { replayBundle } from '../domain/iterations/bundle.ts'
import { holdIteration } from '../domain/iterations/hold-iteration.ts'
import * as schemas from './public-schema.ts'

const db = useDatabase()
let portal: Portal
const children: Application[] = []

beforeAll(async () => {
  portal = await aPortal(db.app, { at: '2026-07-01T09:00' })
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
  for (let index = 0; index < 4; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(await submit(db.app, setting))
  }
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
})
afterAll(() => portal.app.close())

const get = (path: string) => portal.app.inject({ url: `/api/v1${path}` })

test('every read answers in the shape of its schema', async () => {
  const number = children[3]?.number ?? ''
  const reads = [
    ['/queues/taraz', schemas.queueSchema],
    ['/queues/taraz/3/general', schemas.categorySchema],
    [`/applications/${number.toLowerCase()}/position`, schemas.positionSchema],
    ['/providers?territory=taraz', schemas.providersSchema],
    ['/iterations', schemas.iterationsSchema],
    ['/rules/taraz?on=2026-07-01', schemas.rulesSchema],
  ] as const
  for (const [path, schema] of reads) {
    const answer = await get(path)
    expect([path, answer.statusCode]).toEqual([path, 200])
    expect(schema.strict().parse(answer.json())).toEqual(answer.json())
    expect(answer.headers['cache-control']).toContain('public')
    const again = await portal.app.inject({
      url: `/api/v1${path}`,
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect([path, again.statusCode]).toEqual([path, 304])
  }
})

test('a position is the same that pages and the command line tell', async () => {
  const answer = (await get(`/applications/${children[3]?.number}/position`)).json()
  expect(answer).toMatchObject({
    state: 'queued',
    category: 'general/3',
    queueNumber: 2,
    ahead: { outOfTurn: 0, priority: 0, general: 1 },
  })
})

test('a category is read page by page without losing or doubling anybody', async () => {
  const seen: string[] = []
  let next = ''
  do {
    const page = (await get(`/queues/taraz/3/general?limit=1${next}`)).json()
    seen.push(...page.applications.map((one: { number: string }) => one.number))
    next = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
  } while (next !== '')
  expect(seen).toEqual(children.slice(2).map(child => child.number))
})

test('a bundle is the published bytes: it replays', async () => {
  const answer = await get('/iterations/1/bundle')
  expect(replayBundle(answer.body)).toMatchObject({ ok: true, value: { same: true } })
  expect(answer.headers['content-disposition']).toBe('attachment; filename="kezek-taraz-1.json"')
})

test.each([
  ['/queues/nowhere', 404, '/problems/request/not-found'],
  ['/queues/taraz?programme=x', 422, '/problems/request/fields'],
  ['/queues/taraz/3/royal', 422, '/problems/request/fields'],
  ['/queues/taraz/3/general?after=x', 404, '/problems/request/not-found'],
  ['/applications/K7M/position', 404, '/problems/request/not-found'],
  ['/applications/%00/position', 422, '/problems/request/fields'],
  ['/iterations/0/bundle', 422, '/problems/request/fields'],
  ['/iterations/99/bundle', 404, '/problems/request/not-found'],
  ['/iterations?limit=100000', 422, '/problems/request/fields'],
  ['/providers', 422, '/problems/request/fields'],
  ['/providers?territory=taraz&after=x', 404, '/problems/request/not-found'],
  ['/rules/taraz?on=2026-02-31', 404, '/problems/request/not-found'],
  ['/%E0%A4%A', 400, '/problems/request/unreadable'],
  ['/nothing', 404, '/problems/request/not-found'],
])('%s is a problem with status %i and type %s', async (path, status, type) => {
  const answer = await get(path)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect([answer.statusCode, answer.json().type]).toEqual([status, type])
  expect(schemas.problemSchema.safeParse(answer.json()).success).toBe(true)
})

test('the OpenAPI document is 3.1 and names every path', async () => {
  const document = (await get('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/v1/applications/{number}/position',
    '/api/v1/bulletins',
    '/api/v1/bulletins/{territory}/{programme}/{day}/{kind}',
    '/api/v1/clubs/{territory}',
    '/api/v1/invariants',
    '/api/v1/iterations',
    '/api/v1/iterations/{id}/bundle',
    '/api/v1/open-data',
    '/api/v1/open-data/{dataset}',
    '/api/v1/providers',
    '/api/v1/queues/{territory}',
    '/api/v1/queues/{territory}/{cohort}/{tier}',
    '/api/v1/rules/{territory}',
  ])
})
