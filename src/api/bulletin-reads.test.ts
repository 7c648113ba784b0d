/** Bulletins over the API: complete, page by page, cacheable, and what they say of themselves is true. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aPortal, type Portal } from '../../test/portal.ts'
import { sha256Hex } from '../base/digest.ts'
import type { Application } from '../domain/applications/application.ts'
import { holdIteration } from '../domain/iterations/hold-iteration.ts'
import { publishBulletins } from '../domain/opendata/publish-bulletins.ts'
import { bulletinSchema, bulletinsSchema } from './bulletin-schema.ts'

const db = useDatabase()
let portal: Portal
let family: Application

beforeAll(async () => {
  portal = await aPortal(db.app, { at: '2026-07-01T17:00' })
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 2 } })
  family = await submit(db.app, setting)
  await aBudget(db.app, setting, { tenge: 10_000_000 })
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
  for (const hours of [1, 24, 24]) {
    setting.clock.advance({ hours })
    await publishBulletins(db.app, SYSTEM, setting)
  }
})
afterAll(() => portal.app.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  portal.app.inject({ url: url.replace('http://localhost', ''), headers })
const list = async (query = '') =>
  bulletinsSchema.parse((await get(`/api/v1/bulletins${query}`)).json())

test('the list has three a day, the newest first, and is read page by page without losing or doubling any', async () => {
  const all = await list('?territory=taraz')
  expect(all.next).toBe(null)
  expect(new Set(all.bulletins.map(one => `${one.day} ${one.kind}`)).size).toBe(9)
  expect(all.bulletins.map(one => one.day)).toEqual([
    ...Array(3).fill('2026-07-03'),
    ...Array(3).fill('2026-07-02'),
    ...Array(3).fill('2026-07-01'),
  ])
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(
      next === '' ? '?limit=2' : `?limit=2&before=${next}`,
    )
    seen.push(...page.bulletins.map(one => one.id))
    next = page.next
  }
  expect(seen).toEqual(all.bulletins.map(one => one.id))
  const narrow = await list('?day=2026-07-01&kind=issued&programme=preschool')
  expect(narrow.bulletins).toMatchObject([{ day: '2026-07-01', kind: 'issued', rowCount: 1 }])
  expect(await list('?programme=club')).toEqual({ bulletins: [], next: null })
})

test('one bulletin has its rows under public numbers, and may be kept and asked again', async () => {
  const [summary] = (await list('?day=2026-07-01&kind=issued')).bulletins
  const answer = await get(summary?.self ?? '')
  const one = bulletinSchema.parse(answer.json())
  expect(one).toEqual(answer.json())
  expect(one).toMatchObject({
    ...summary,
    from: '2026-06-30T13:00:00Z',
    until: '2026-07-01T13:00:00Z',
    rows: [{ what: 'voucher', application: family.number, category: 'general/3' }],
  })
  expect(answer.body).not.toMatch(/"\d{12}"/)
  expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+/)
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  const again = await get(summary?.self ?? '', { 'if-none-match': String(answer.headers.etag) })
  expect(again.statusCode).toBe(304)
})

test('what it says of itself is true: the file has that checksum, the log that leaf, the page is there', async () => {
  const [summary] = (await list('?day=2026-07-01&kind=freed')).bulletins
  const one = bulletinSchema.parse((await get(summary?.self ?? '')).json())
  const file = await get(one.url)
  expect(sha256Hex(file.body)).toBe(one.checksum.value)
  expect(file.json().rows).toEqual(one.rows)
  expect((await get(one.csvUrl)).statusCode).toBe(200)
  for (const language of ['kk', 'ru', 'en'] as const) {
    expect((await get(one.page[language])).statusCode).toBe(200)
    expect(one.cite[language]).toContain(one.checksum.value)
    expect(one.cite[language]).toContain(one.url)
    expect(one.verify[language]).toHaveLength(3)
    expect(one.verify[language].join(' ')).toContain('kezek-verify log http://localhost/log')
  }
  // No keeper runs here, so that the leaf waits for its place.
  expect(one.leafIndex).toBe(null)
  const leaf = await sql<{ sha256: string }>`
    select (leaf::jsonb)->'facts'->>'sha256' as sha256 from journal_entry
    where about = ${new URL(one.url).pathname}`.execute(db.app)
  expect(leaf.rows).toEqual([{ sha256: one.checksum.value }])
})

test.each([
  ['?territory=nowhere', 404, '/problems/request/not-found'],
  ['?limit=201', 422, '/problems/request/fields'],
  ['?before=x', 422, '/problems/request/fields'],
  ['?day=2026-02-31', 422, '/problems/request/fields'],
  ['?kind=lost', 422, '/problems/request/fields'],
  ['/taraz/preschool/2026-07-09/freed', 404, '/problems/request/not-found'],
  ['/nowhere/preschool/2026-07-01/freed', 404, '/problems/request/not-found'],
  ['/taraz/preschool/2026-02-31/freed', 422, '/problems/request/fields'],
])('%s is a problem with status %i and type %s', async (path, status, type) => {
  const answer = await get(`/api/v1/bulletins${path}`)
  expect([answer.statusCode, answer.json().type]).toEqual([status, type])
})
