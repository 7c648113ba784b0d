/** Photos of providers: only real pictures, drawn anew without what the camera wrote, described in two languages. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKindergarten, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { openContentStore } from '../../platform/files/content-store.ts'
import { addPhoto } from './add-photo.ts'
import { findPhotos, findProfile, isPhotoLive } from './find-profile.ts'
import { keepProfile } from './keep-profile.ts'
import { movePhoto } from './move-photo.ts'
import { preparePhoto } from './prepare-photo.ts'
import { removePhoto } from './remove-photo.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const folder = mkdtempSync(join(tmpdir(), 'kezek-photo-'))
const store = openContentStore(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const picture = (background = '#0a7', width = 64) =>
  sharp({ create: { width, height: 48, channels: 3, background } })
const jpeg = await picture().jpeg().toBuffer()
const filesThere = () =>
  readdirSync(folder, { recursive: true }).filter(name => /\w{64}$/.test(`${name}`))

let providerId: bigint
let own: Actor
beforeAll(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 0 } })
  const found = await sql<{ provider_id: bigint }>`
    select provider_id from provider_group where id = ${groups.get(3)}`.execute(db.app)
  providerId = found.rows[0]?.provider_id ?? 0n
  own = { kind: 'provider', staffId: 1n, providerId, territory: 'taraz' }
})

const add = (bytes: Uint8Array, actor = own, words: object = {}) =>
  inTransaction(db.app, tx =>
    addPhoto(tx, actor, setting, store, {
      providerId,
      bytes,
      altKk: 'Ойын бөлмесі',
      altRu: 'Игровая комната',
      ...words,
    }),
  )
const shownIds = async () => (await findPhotos(db.app, providerId)).map(photo => photo.id)

describe('a photo', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('may be a %s', async format => {
    const prepared = await preparePhoto(await picture().toFormat(format).toBuffer())
    expect(prepared).toMatchObject({ width: 64, height: 48 })
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'photo-empty'],
    ['more than 12 MB', Buffer.alloc(12 * 1024 * 1024 + 1, 0xff), 'photo-too-large'],
    [
      'a drawing with code in it',
      Buffer.from('<svg><script>alert(1)</script></svg>'),
      'photo-type',
    ],
    ['half a photo', jpeg.subarray(0, jpeg.length - 150), 'photo-broken'],
    [
      'a page that begins like one',
      Buffer.concat([jpeg.subarray(0, 3), Buffer.from('<p>')]),
      'photo-broken',
    ],
  ])('is not %s', async (_what, bytes, mistake) => {
    expect(await preparePhoto(bytes)).toBe(mistake)
  })

  test('of too many pixels is refused before it is unpacked', async () => {
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await preparePhoto(bomb)).toBe('photo-too-many-pixels')
  })

  test('is kept at most 1600 and 480 wide, upright, without what the camera wrote', async () => {
    const taken = await picture('#a70', 4000)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '42/1 54/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const prepared = await preparePhoto(taken)
    if (typeof prepared === 'string') throw new Error(prepared)
    expect([prepared.width, prepared.height]).toEqual([19, 1600])
    const [large, small] = await Promise.all(
      [prepared.large, prepared.small].map(bytes => sharp(bytes).metadata()),
    )
    expect(large).toMatchObject({ format: 'webp', height: 1600 })
    expect(small).toMatchObject({ format: 'webp', height: 480 })
    expect([large?.exif, large?.orientation, small?.exif, small?.xmp]).toEqual(
      Array(4).fill(undefined),
    )
  })
})

test('photos keep their order, move by one, and are gone for everybody when they are removed', async () => {
  const ids = [await add(jpeg), await add(await picture('#70a').png().toBuffer()), await add(jpeg)]
  expect(await shownIds()).toEqual(ids)
  const move = (photoId: bigint, direction: 'earlier' | 'later') =>
    inTransaction(db.app, tx => movePhoto(tx, own, { photoId, direction }))
  await move(ids[2] ?? 0n, 'earlier')
  await move(ids[0] ?? 0n, 'earlier')
  expect(await shownIds()).toEqual([ids[0], ids[2], ids[1]])
  const before = filesThere().length
  const [first] = await findPhotos(db.app, providerId)
  const remove = (photoId: bigint) =>
    inTransaction(db.app, tx => removePhoto(tx, own, setting, store, photoId))
  await remove(ids[0] ?? 0n)
  // The third is the same picture: its files are needed still.
  expect([filesThere().length, await isPhotoLive(db.app, first?.sha256 ?? '')]).toEqual([
    before,
    true,
  ])
  await remove(ids[2] ?? 0n)
  expect(filesThere().length).toBeLessThan(before)
  expect(await isPhotoLive(db.app, first?.sha256 ?? '')).toBe(false)
  await expect(remove(ids[2] ?? 0n)).rejects.toMatchObject({ name: 'NotFound' })
})

test('a photo without words for those who do not see it is not taken', async () => {
  await expect(add(jpeg, own, { altKk: ' ' })).rejects.toMatchObject({
    fields: { altKk: 'length' },
  })
  await expect(add(jpeg, own, { altRu: 'x'.repeat(201) })).rejects.toMatchObject({
    fields: { altRu: 'length' },
  })
})

test('another kindergarten, and a visitor, add nothing; twenty are the most', async () => {
  const other: Actor = {
    kind: 'provider',
    staffId: 2n,
    providerId: providerId + 1n,
    territory: 'taraz',
  }
  await expect(add(jpeg, other)).rejects.toMatchObject({ name: 'NotAllowed' })
  await expect(add(jpeg, VISITOR)).rejects.toMatchObject({ name: 'SignInNeeded' })
  while ((await shownIds()).length < 20) await add(jpeg)
  await expect(add(jpeg)).rejects.toMatchObject({ code: 'provider/too-many-photos' })
}, 30_000)

test('a kindergarten speaks of itself in both languages, and links to pages of the web only', async () => {
  const keep = (change: object) =>
    inTransaction(db.app, tx =>
      keepProfile(tx, own, setting, {
        providerId,
        aboutKk: 'Ауласы жасыл.',
        aboutRu: 'Зелёный двор.',
        meals: '',
        site: 'https://example.kz/sad',
        ...change,
      }),
    )
  expect([await keep({}), await keep({})]).toEqual([true, false])
  expect(await findProfile(db.app, providerId)).toMatchObject({
    aboutRu: 'Зелёный двор.',
    meals: null,
  })
  await expect(keep({ aboutRu: '' })).rejects.toMatchObject({
    fields: { aboutRu: 'other-language' },
  })
  for (const site of ['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@c.kz', 'садик']) {
    await expect(keep({ site })).rejects.toMatchObject({ fields: { site: 'address' } })
  }
})
