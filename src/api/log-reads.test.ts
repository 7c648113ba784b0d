/** The log over HTTP, as a mirror or an auditor reads it. */
import { rmSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aPortal, type Portal } from '../../test/portal.ts'
import { sha256Hex } from '../base/digest.ts'
import { holdIteration } from '../domain/iterations/hold-iteration.ts'
import { parseCheckpoint } from '../platform/journal/checkpoint.ts'
import { aFolder, aKeeper } from '../platform/journal/keeper.fixture.ts'
import { appendFacts } from '../platform/journal/log-facts.fixture.ts'
import { parseNote } from '../platform/journal/signed-note.ts'
import { leafHash } from '../platform/journal/tree.ts'

const db = useDatabase()
const folder = aFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let portal: Portal
let size = 0
let inputHash = ''

beforeAll(async () => {
  portal = await aPortal(db.app)
  const { setting } = portal
  await aBudget(db.app, setting, { tenge: 100_000_000 })
  await aKindergarten(db.app, setting, { places: { 3: 1 } })
  await submit(db.app, setting)
  const held = { territory: 'taraz', programme: 'preschool' } as const
  inputHash = (await holdIteration(db.app, SYSTEM, setting, held)).inputHash
  await appendFacts(db.app, 600)
  const { keeper } = await aKeeper(db.app, folder)
  await keeper.keep()
  const note = parseNote((await get('/log/checkpoint')).body)
  const head = note.ok ? parseCheckpoint(note.value.text) : undefined
  size = head?.ok ? head.value.size : 0
})

const get = (url: string, headers: Record<string, string> = {}) =>
  portal.app.inject({ method: 'GET', url, headers })

test('tiles and entries fit each other, and a checkpoint is never kept long', async () => {
  expect(size).toBeGreaterThan(600)
  const checkpoint = await get('/log/checkpoint')
  expect(checkpoint.headers['cache-control']).toBe('public, max-age=1, must-revalidate')
  const tile = await get('/log/tile/0/001')
  const entries = await get('/log/tile/entries/001')
  expect(tile.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(tile.headers['access-control-allow-origin']).toBe('*')
  let at = 0
  for (let place = 0; place < 256; place += 1) {
    const length = entries.rawPayload.readUInt16BE(at)
    const text = entries.rawPayload.subarray(at + 2, at + 2 + length).toString()
    expect(tile.rawPayload.subarray(place * 32, place * 32 + 32)).toEqual(
      Buffer.from(leafHash(text)),
    )
    at += 2 + length
  }
  expect(at).toBe(entries.rawPayload.length)
  const zipped = await get('/log/tile/entries/001', { 'accept-encoding': 'gzip' })
  expect(gunzipSync(zipped.rawPayload)).toEqual(entries.rawPayload)
  const known = { 'if-none-match': String(tile.headers.etag) }
  expect((await get('/log/tile/0/001', known)).statusCode).toBe(304)
})

test('only what is published exists: whole tiles, and the part that the checkpoint needs', async () => {
  const part = size % 256
  expect((await get(`/log/tile/0/002.p/${part}`)).rawPayload).toHaveLength(part * 32)
  expect((await get('/log/tile/1/000.p/2')).rawPayload).toHaveLength(64)
  await appendFacts(db.app, 10)
  for (const url of [
    `/log/tile/0/002.p/${part + 1}`,
    '/log/tile/0/002',
    '/log/tile/1/000.p/3',
    '/log/tile/2/000',
    '/log/tile/0/x900/000',
    '/log/tile/0/1',
    '/log/tile/8/0/001',
    '/log/tile/0/001.p/256',
    '/log/tile/0/%2e%2e/%2e%2e/etc',
    `/log/bundle/${'0'.repeat(64)}`,
    '/log/bundle/none',
    '/log/nothing',
  ]) {
    expect((await get(url)).statusCode, url).toBe(404)
  }
})

test('the bundle of an iteration is found by the hash that its leaf names', async () => {
  const bundle = await get(`/log/bundle/${inputHash}`)
  expect(bundle.statusCode).toBe(200)
  const { input } = JSON.parse(bundle.body)
  expect(sha256Hex(JSON.stringify(input))).toBe(inputHash)
})
