/** What everybody reads of promises and open data: pages, files, and the same as JSON. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aPortal, type Portal } from '../../../../test/portal.ts'
import { catalogueSchema, datasetSchema, invariantsSchema } from '../../../api/open-data-schema.ts'
import { sha256Hex } from '../../../base/digest.ts'
import { LANGUAGES } from '../../../base/language.ts'
import { DATASET_NAMES } from '../../../domain/opendata/dataset.ts'
import { INVARIANT_NAMES } from '../../../domain/opendata/invariant.ts'
import { runNight } from '../../../domain/opendata/run-night.ts'
import { texts } from '../../../locales/texts.ts'

const db = useDatabase()
let portal: Portal

beforeAll(async () => {
  portal = await aPortal(db.app, { at: '2026-07-01T02:00' })
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 900_000 })
  for (let index = 0; index < 6; index += 1) await submit(db.app, setting)
})
afterAll(() => portal.app.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  portal.app.inject({ url, headers })

test('before the first night every page says so and nothing is claimed', async () => {
  for (const language of LANGUAGES) {
    const t = texts(language)
    expect((await get(`/${language}/invariants`)).body).toContain(t.invariants.never)
    expect((await get(`/${language}/open-data`)).body).toContain(t.openData.none)
    expect((await get(`/${language}/open-data/queues`)).body).toContain(t.openData.none)
  }
  expect((await get('/api/v1/invariants')).json()).toEqual({
    at: null,
    cause: null,
    invariants: [],
  })
  expect((await get('/open-data/queues/latest.csv')).statusCode).toBe(404)
})

test('after it every promise stands there in every language, green, with its days', async () => {
  portal.setting.clock.advance({ hours: 2 })
  await runNight(db.app, SYSTEM, portal.setting)
  for (const language of LANGUAGES) {
    const t = texts(language).invariants
    const { body, headers } = await get(`/${language}/invariants`)
    expect(headers['cache-control']).toContain('public')
    expect(body).toContain(t.allHold(String(INVARIANT_NAMES.length)))
    for (const name of INVARIANT_NAMES) expect(body).toContain(t.promises[name].title)
    expect(body.split(t.daysText('1', '0'))).toHaveLength(INVARIANT_NAMES.length + 1)
  }
  const answer = await get('/api/v1/invariants')
  expect(invariantsSchema.strict().parse(answer.json())).toEqual(answer.json())
  expect(answer.json().invariants.map((one: { name: string }) => one.name)).toEqual([
    ...INVARIANT_NAMES,
  ])
})

test('a broken promise is red with a number; the rows that break it are for staff only', async () => {
  const number = 'K7M-4PX-92T'
  await sql`update ledger_account set balance_tiyn = balance_tiyn + 1 where kind = 'available'`.execute(
    db.owner,
  )
  await sql`insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
    values ('taraz', 'preschool', 3, 'general', now(), ${number}, 1, 'submitted', now())`.execute(
    db.owner,
  )
  portal.setting.clock.advance({ days: 1 })
  await runNight(db.app, SYSTEM, portal.setting)
  const t = texts('ru').invariants
  const { body } = await get('/ru/invariants')
  expect(body).toContain(t.someBroken('2', String(INVARIANT_NAMES.length)))
  expect(body).toContain(t.found('1'))
  expect(body).toContain(t.daysText('2', '1'))
  expect(body).not.toContain(number)
  const api = (await get('/api/v1/invariants')).body
  expect(api).toContain('"outcome":"broken","violations":1')
  expect(api).not.toContain(number)
})

test('a file has the checksum that the catalogue and its page tell, may be kept a year and read by other sites', async () => {
  const catalogue = await get('/api/v1/open-data')
  expect(catalogueSchema.strict().parse(catalogue.json())).toEqual(catalogue.json())
  for (const { identifier, distribution, columns } of catalogueSchema.parse(catalogue.json())
    .dataset) {
    const page = (await get(`/kk/open-data/${identifier}`)).body
    for (const { name, meaning } of columns) {
      expect(page).toContain(`<code>${name}</code>`)
      expect(Object.values(meaning)).not.toContain('')
    }
    expect(distribution).toHaveLength(2)
    for (const { downloadURL, checksum, byteSize, mediaType } of distribution) {
      const file = await get(new URL(downloadURL).pathname)
      expect(sha256Hex(file.rawPayload)).toBe(checksum.value)
      expect(file.rawPayload).toHaveLength(byteSize)
      expect(page).toContain(checksum.value)
      expect(file.headers).toMatchObject({
        'content-type': `${mediaType}; charset=utf-8`,
        'cache-control': expect.stringContaining('max-age=31536000'),
        'access-control-allow-origin': '*',
      })
      const again = await get(new URL(downloadURL).pathname, {
        'if-none-match': String(file.headers.etag),
      })
      expect(again.statusCode).toBe(304)
    }
  }
})

test('the latest edition is found without its day, and the editions of a dataset page by page', async () => {
  for (const dataset of DATASET_NAMES) {
    const latest = await get(`/open-data/${dataset}/latest.json`)
    expect([latest.statusCode, latest.headers.location]).toEqual([
      302,
      `/open-data/${dataset}/2026-07-02.json`,
    ])
  }
  const all = await get('/api/v1/open-data/queues')
  expect(datasetSchema.strict().parse(all.json())).toEqual(all.json())
  expect(all.json().distribution).toHaveLength(4)
  const before = await get('/api/v1/open-data/queues?before=2026-07-02&limit=1')
  expect(before.json().distribution.map((file: { day: string }) => file.day)).toEqual([
    '2026-07-01',
    '2026-07-01',
  ])
})

test.each([
  ['/open-data/queues/2026-07-09.csv'],
  ['/open-data/queues/2026-02-31.csv'],
  ['/open-data/queues/2026-07-01.xlsx'],
  ['/open-data/secrets/2026-07-01.csv'],
  ['/kk/open-data/secrets'],
  ['/kk/open-data/queues?before=x'],
  ['/api/v1/open-data/secrets'],
])('%s is not there', async path => {
  expect((await get(path)).statusCode).toBe(404)
})

test('robots may read what everybody may, and are asked to leave the rest', async () => {
  const { statusCode, headers, body } = await get('/robots.txt')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  for (const language of LANGUAGES) expect(body).toContain(`Disallow: /${language}/department\n`)
  expect(body).not.toMatch(/Disallow: .*open-data/)
})
