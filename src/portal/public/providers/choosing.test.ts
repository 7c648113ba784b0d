/** The addresses of choosing: made-up conditions do not exist, positions are rounded and kept by nobody, photos live. */
import { rmSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aPortal, type Portal } from '../../../../test/portal.ts'
import { addPhoto } from '../../../domain/providers/add-photo.ts'
import { findPhotos } from '../../../domain/providers/find-profile.ts'
import { findProvider } from '../../../domain/providers/find-providers.ts'
import { removePhoto } from '../../../domain/providers/remove-photo.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { createWeb } from '../../../web.ts'
import { readPoint } from './catalogue.form.ts'
import { openKindergartens, photoFolder, photos } from './choosing.fixture.ts'

const db = useDatabase()
let portal: Portal
let bins: readonly string[]
const lines: string[] = []

beforeAll(async () => {
  portal = await aPortal(db.app, { at: '2026-07-01T09:00', log: line => lines.push(line) })
  Object.assign(portal.deps, { photos })
  bins = await openKindergartens(db, portal.setting, 24)
}, 60_000)
afterAll(async () => {
  await portal?.app.close()
  rmSync(photoFolder, { recursive: true, force: true })
})

const get = (path: string) => portal.visitor().get(path)

test('every condition works without script, and the next page keeps them', async () => {
  const asked = '/kk/providers/taraz?age=3&regime=full-day&text=тараз&order=name'
  const first = await get(asked)
  expect(first.statusCode).toBe(200)
  const next = /rel="next" href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/.exec(first.body)
  const href = (next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&')
  expect(href).toContain('age=3')
  const second = await get(href)
  expect(second.statusCode).toBe(200)
  const binsOf = (body: string) => [...body.matchAll(/name="bin" value="(\d{12})"/g)].map(m => m[1])
  expect(binsOf(first.body)).toHaveLength(20)
  expect(binsOf(second.body).length).toBeGreaterThan(0)
  expect(binsOf(second.body).filter(bin => binsOf(first.body).includes(bin))).toEqual([])
})

test.each(['age=99', 'language=xx', 'order=price', 'after=1', 'from=../etc', 'programme=school'])(
  'an address with %s does not exist',
  async query => {
    expect((await get(`/kk/providers/taraz?${query}`)).statusCode).toBe(404)
  },
)

test('a position is rounded to some hundred metres, answered to the reader alone, and never written down', async () => {
  expect(readPoint('42.9012345678', '71.3667890')).toEqual({ latitude: 42.901, longitude: 71.367 })
  expect([readPoint('91', '0'), readPoint('x', '1'), readPoint('1', undefined)]).toEqual(
    Array(3).fill(undefined),
  )
  const answer = await get('/kk/providers/taraz?lat=42.901234&lon=71.366789')
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expect(answer.body).toMatch(/\d+,\d шақырым/)
  expect(answer.body).toContain('noindex')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter(line => /42\.9|71\.36/.test(line))).toEqual([])
})

test('a comparison holds four at most, each once, and forgets what is no kindergarten', async () => {
  const query = [...bins.slice(0, 5), bins[0], '000000000000', 'x']
    .map(bin => `bin=${bin}`)
    .join('&')
  const { body, statusCode } = await get(`/ru/compare?${query}`)
  expect(statusCode).toBe(200)
  expect(body.match(/<th scope="col"/g)).toHaveLength(5)
  expect(body).toContain('показаны первые четыре')
  expect((await get('/kk/compare')).body).toContain('Салыстыратын ұйым таңдалмаған')
})

test('a photo is served for a year under its hash while it is shown, and nothing else is', async () => {
  const provider = await findProvider(db.app, bins[0] ?? '', 'preschool')
  const providerId = provider?.id ?? 0n
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
    .png()
    .toBuffer()
  const photoId = await inTransaction(db.app, tx =>
    addPhoto(tx, SYSTEM, portal.setting, photos, {
      providerId,
      bytes,
      altKk: 'Аула',
      altRu: 'Двор',
    }),
  )
  const photo = (await findPhotos(db.app, providerId)).find(({ id }) => id === photoId)
  const path = `/photos/${photo?.smallSha256}.webp`
  const answer = await get(path)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(answer.rawPayload.subarray(0, 4).toString()).toBe('RIFF')
  for (const other of [`/photos/${'0'.repeat(64)}.webp`, '/photos/x.webp', '/photos/..%2Fkeys']) {
    expect((await get(other)).statusCode).toBe(404)
  }
  await inTransaction(db.app, tx => removePhoto(tx, SYSTEM, portal.setting, photos, photoId))
  expect((await get(path)).statusCode).toBe(404)
})

test('the page of a kindergarten tells of each group what is open and from when, and how it stands on the list', async () => {
  const { body } = await get(`/ru/providers/taraz/${bins[0]}`)
  expect(body).toContain('раннее бронирование: 2')
  expect(body).toContain('с 1 сентября 2026')
  expect(body).toContain('Пожарная безопасность')
  const leaving = await get(`/kk/providers/taraz/${bins[20]}`)
  expect(leaving.body).toContain('Бұл ұйым тізбеден шығады')
  // What the department wrote to the kindergarten is not for everybody.
  expect(leaving.body).not.toContain('күрделі жөндеуге')
  expect((await get(`/kk/providers/taraz/${bins[3]}`)).body).toContain('мерзімі өткен')
})

test('the map of a page without script is its list; pictures of streets come only from the host that was named', async () => {
  const plain = await get('/kk/providers/taraz/map')
  expect(plain.body.match(/data-marker/g)?.length).toBe(24)
  expect(plain.body).toContain('Көше суреттері қосылмаған')
  expect(plain.headers['content-security-policy']).toContain("img-src 'self' data:;")
  const tiles = 'https://tiles.example.kz/{z}/{x}/{y}.png'
  const web = await createWeb({ ...portal.deps, config: { ...portal.deps.config, tiles } })
  const named = await web.inject({ url: '/kk/providers/taraz/map' })
  expect(named.headers['content-security-policy']).toContain(
    "img-src 'self' data: https://tiles.example.kz;",
  )
  expect(named.body).toContain(tiles)
  expect(named.body).not.toContain('Көше суреттері қосылмаған')
  await web.close()
})

test('the API tells of each group what is open with its days, and how many wait', async () => {
  const answer = await get('/api/v1/providers?territory=taraz&limit=100')
  const { providers } = answer.json()
  const first = providers.find((one: { bin: string }) => one.bin === bins[0])
  expect(first.waiting).toBe(1)
  expect(first.groups[0].places).toContainEqual({
    admission: 'early-booking',
    count: 2,
    startsOn: '2026-09-01',
    lastDay: null,
    restriction: 'күн сайын 13:00-ге дейін',
  })
  const leaving = providers.find((one: { bin: string }) => one.bin === bins[20])
  expect(leaving.leavesListOn).toBe('2026-07-23')
})
