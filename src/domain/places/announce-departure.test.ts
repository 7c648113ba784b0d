/** Children who leave are told of ahead: early places now, empty seats on the day, general places where nobody booked. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { announceDeparture } from './announce-departure.ts'
import { findDepartures } from './find-places.ts'
import {
  endDeparture,
  findDueDepartures,
  findRipeGroups,
  ripenEarlyPlaces,
} from './settle-departures.ts'

const db = useDatabase()
const lastDay = Temporal.PlainDate.from('2026-08-31')

async function aFullGroup(): Promise<bigint> {
  const groups = await aKindergarten(db.app, aSetting('2026-05-01T09:00'), { places: { 6: 0 } })
  const id = groups.get(6) ?? 0n
  await sql`update provider_group set enrolled = 50 where id = ${id}`.execute(db.owner)
  return id
}

async function groupNow(id: bigint) {
  const result = await sql<{ enrolled: number; places: string | null }>`
    select enrolled, (select string_agg(admission, ',' order by place.id) from place
      where group_id = provider_group.id and state = 'published') as places
    from provider_group where id = ${id}`.execute(db.app)
  return result.rows[0]
}

test('no more leave than are there and not announced yet', async () => {
  const setting = aSetting('2026-05-01T09:00')
  const groupId = await aFullGroup()
  const announce = (count: number) =>
    inTransaction(db.app, tx => announceDeparture(tx, SYSTEM, setting, { groupId, count, lastDay }))
  await announce(48)
  await expect(announce(3)).rejects.toMatchObject({ code: 'place/more-than-leave' })
  await announce(2)
  expect(await findDepartures(db.app, groupId)).toHaveLength(2)
})

test('on the day after the seats are empty and the places general, once, however many workers look', async () => {
  const setting = aSetting('2026-05-01T09:00')
  const groupId = await aFullGroup()
  await inTransaction(db.app, tx =>
    announceDeparture(tx, SYSTEM, setting, { groupId, count: 2, lastDay }),
  )
  const places = 'early-booking,early-booking'
  expect(await groupNow(groupId)).toEqual({ enrolled: 50, places })
  const later = aSetting('2026-09-01T08:00')
  const today = later.clock.today()
  const ripen = () => inTransaction(db.app, tx => ripenEarlyPlaces(tx, SYSTEM, later, groupId))
  // The day has come, the children are still counted: nothing is free yet.
  expect(await findRipeGroups(db.app, today, 10)).toContain(groupId)
  expect(await ripen()).toBe(0)
  expect(await findDueDepartures(db.app, lastDay, 100)).toEqual([])
  const due = (await findDueDepartures(db.app, today, 100)).filter(one => one.groupId === groupId)
  const [departure] = due
  if (departure === undefined) throw new Error('a departure')
  const end = () => inTransaction(db.app, tx => endDeparture(tx, SYSTEM, later, departure))
  expect((await Promise.all([end(), end()])).filter(Boolean)).toHaveLength(1)
  expect(await ripen()).toBe(2)
  expect(await groupNow(groupId)).toEqual({ enrolled: 48, places: 'general,general' })
  expect(await ripen()).toBe(0)
})
