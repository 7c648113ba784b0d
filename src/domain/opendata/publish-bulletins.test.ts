/** A day's bulletin is closed once, at its hour, and says exactly what happened since the one before. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { offerPlaces } from '../places/offer-places.ts'
import { withdrawPlaces } from '../places/withdraw-places.ts'
import { findBulletin, findBulletinDays, findBulletinLines } from './find-bulletins.ts'
import { publishBulletins } from './publish-bulletins.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T17:00')
const queue = { territory: 'taraz', programme: 'preschool' } as const
const day = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => ({ ...queue, day: day(text) })

const publish = () => publishBulletins(db.app, SYSTEM, setting)

async function leaves(): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from journal_entry where kind = 'bulletin.closed'`.execute(
    db.app,
  )
  return result.rows[0]?.count ?? 0
}

test('before the hour nothing is closed; at the hour three are, each with its leaf, and never again', async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 2 } })
  const groupId = groups.get(3) ?? 0n
  const family = await submit(db.app, setting)
  await aBudget(db.app, setting, { tenge: 10_000_000 })
  await holdIteration(db.app, SYSTEM, setting, queue)
  await publish()
  expect(await findBulletinDays(db.app, { ...queue, before: null, limit: 9 })).toEqual([])
  setting.clock.advance({ hours: 1 })
  await Promise.all([publish(), publish()])
  await publish()
  expect(await leaves()).toBe(3)
  expect(await findBulletinDays(db.app, { ...queue, before: null, limit: 9 })).toEqual([
    { day: day('2026-07-01'), freed: 2, withdrawn: 0, issued: 1 },
  ])
  const issued = await findBulletinLines(db.app, on('2026-07-01'), 'issued')
  expect(issued?.rows).toMatchObject([
    {
      what: 'voucher',
      application: family.number,
      category: 'general/3',
      at: '2026-07-01T12:00:00Z',
    },
  ])
  // After the hour: for tomorrow's bulletin.
  const placeIds = await inTransaction(db.app, tx =>
    offerPlaces(tx, SYSTEM, setting, {
      groupId,
      admission: 'temporary',
      count: 1,
      startsOn: day('2026-07-02'),
      lastDay: day('2026-08-01'),
      restriction: 'сейсенбі мен бейсенбі',
    }),
  )
  await inTransaction(db.app, tx =>
    withdrawPlaces(tx, SYSTEM, setting, { groupId, placeIds, reason: 'repair' }),
  )
  setting.clock.advance({ hours: 24 })
  await publish()
  const tomorrow = await findBulletinLines(db.app, on('2026-07-02'), 'freed')
  expect(tomorrow?.rows).toMatchObject([
    { admission: 'temporary', lastDay: '2026-08-01', restriction: 'сейсенбі мен бейсенбі' },
  ])
  const back = await findBulletinLines(db.app, on('2026-07-02'), 'withdrawn')
  expect(back?.rows).toMatchObject([{ reason: 'repair' }])
})

test('a worker that slept for three days closes each of them, none twice, and the text is its hash', async () => {
  setting.clock.advance({ hours: 72 })
  await publish()
  const days = await findBulletinDays(db.app, { ...queue, before: null, limit: 9 })
  expect(days.map(one => one.day.toString())).toEqual([
    '2026-07-05',
    '2026-07-04',
    '2026-07-03',
    '2026-07-02',
    '2026-07-01',
  ])
  const text = await findBulletin(db.app, on('2026-07-04'), 'freed')
  expect(sha256Hex(text?.content ?? '')).toBe(text?.sha256)
  expect(JSON.parse(text?.content ?? '')).toMatchObject({
    from: '2026-07-03T13:00:00Z',
    until: '2026-07-04T13:00:00Z',
    rows: [],
  })
})

test('a closed bulletin cannot be changed, nor closed by anybody else', async () => {
  await expect(sql`update bulletin set row_count = 9`.execute(db.app)).rejects.toThrow(
    /denied|grows/,
  )
  await expect(publishBulletins(db.app, VISITOR, setting)).rejects.toMatchObject({
    name: 'SignInNeeded',
  })
})
