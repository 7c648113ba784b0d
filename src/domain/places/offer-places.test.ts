/** A kindergarten publishes what is really empty, takes back what nobody has yet, and touches nothing of another. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { findOccupancy, findOpenPlaces, findUnpublished } from './find-places.ts'
import { type OfferPlaces, offerPlaces } from './offer-places.ts'
import { possibleMore } from './place.ts'
import { withdrawPlaces } from './withdraw-places.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const day = (text: string) => Temporal.PlainDate.from(text)

/** A kindergarten with one group of 50 seats, `enrolled` of them taken, none published. */
async function aGroup(enrolled = 0): Promise<{ groupId: bigint; own: Actor; providerId: bigint }> {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 0 } })
  const groupId = groups.get(3) ?? 0n
  const found = await sql<{ provider_id: bigint }>`
    update provider_group set enrolled = ${enrolled} where id = ${groupId} returning provider_id`.execute(
    db.owner,
  )
  const providerId = found.rows[0]?.provider_id ?? 0n
  const own: Actor = { kind: 'provider', staffId: 1n, providerId, territory: 'taraz' }
  return { groupId, own, providerId }
}

const general = (groupId: bigint, count: number): OfferPlaces => ({
  groupId,
  admission: 'general',
  count,
  startsOn: day('2026-09-01'),
  lastDay: null,
  restriction: null,
})

const offer = (actor: Actor, input: OfferPlaces) =>
  inTransaction(db.app, tx => offerPlaces(tx, actor, setting, input))

test('no more places are open than seats are empty, however they are published', async () => {
  const { groupId, own } = await aGroup(47)
  expect(await offer(own, general(groupId, 2))).toHaveLength(2)
  const temporary = { ...general(groupId, 1), admission: 'temporary', lastDay: day('2026-10-01') }
  expect(await offer(own, temporary as OfferPlaces)).toHaveLength(1)
  await expect(offer(own, general(groupId, 1))).rejects.toMatchObject({
    code: 'place/over-capacity',
    facts: { free: 1, possible: 0 },
  })
})

test('early booking is for seats whose children leave: never more than there are children', async () => {
  const { groupId, own } = await aGroup(50)
  const early: OfferPlaces = { ...general(groupId, 48), admission: 'early-booking' }
  expect(await offer(own, early)).toHaveLength(48)
  await expect(offer(own, { ...early, count: 3 })).rejects.toMatchObject({
    code: 'place/more-than-leave',
  })
})

test('two who publish at once get what is there, not twice as much', async () => {
  const { groupId, own } = await aGroup(45)
  const both = await Promise.allSettled([
    offer(own, general(groupId, 4)),
    offer(SYSTEM, general(groupId, 4)),
  ])
  expect(both.filter(one => one.status === 'fulfilled')).toHaveLength(1)
})

test('a place cannot start in the past, nor end before it starts, nor be temporary without an end', async () => {
  const { groupId, own } = await aGroup()
  const past = { ...general(groupId, 1), startsOn: day('2026-06-30') }
  await expect(offer(own, past)).rejects.toMatchObject({ code: 'place/day-passed' })
  const reversed: OfferPlaces = {
    ...general(groupId, 1),
    admission: 'temporary',
    lastDay: day('2026-08-31'),
  }
  await expect(offer(own, reversed)).rejects.toMatchObject({ code: 'place/day-passed' })
  const endless: OfferPlaces = { ...general(groupId, 1), admission: 'temporary' }
  await expect(offer(own, endless)).rejects.toThrow(/place_temporary_ends/)
})

test('what nobody has yet is taken back whole with its reason; what a child has stays', async () => {
  const { groupId, own, providerId } = await aGroup()
  const placeIds = await offer(own, general(groupId, 3))
  await sql`update place set state = 'held' where id = ${placeIds[2]}`.execute(db.owner)
  const take = (ids: readonly bigint[]) =>
    inTransaction(db.app, tx =>
      withdrawPlaces(tx, own, setting, { groupId, placeIds: ids, reason: 'repair' }),
    )
  await expect(take(placeIds)).rejects.toMatchObject({ code: 'place/not-published' })
  await take(placeIds.slice(0, 2))
  await expect(take(placeIds.slice(0, 1))).rejects.toMatchObject({ code: 'place/not-published' })
  await expect(take([])).rejects.toMatchObject({ code: 'place/not-published' })
  expect((await findOpenPlaces(db.app, providerId)).map(place => place.state)).toEqual(['held'])
})

test('places of another kindergarten are closed, also to a visitor', async () => {
  const { groupId } = await aGroup()
  const { own: other } = await aGroup()
  await expect(offer(other, general(groupId, 1))).rejects.toMatchObject({ name: 'NotAllowed' })
  await expect(offer(VISITOR, general(groupId, 1))).rejects.toMatchObject({ name: 'SignInNeeded' })
})

test('an officer sees who publishes less than it has room for', async () => {
  const { groupId, own, providerId } = await aGroup(20)
  await offer(own, general(groupId, 24))
  const [group] = await findOccupancy(db.app, providerId)
  expect(group).toMatchObject({ capacity: 50, enrolled: 20, openNow: 24, openLater: 0, waiting: 0 })
  expect(group && possibleMore(group, 'general')).toBe(6)
  const found = await findUnpublished(db.app, ['taraz'], 50)
  expect(found.find(one => one.providerId === providerId)).toMatchObject({ empty: 30, open: 24 })
})

test('a kindergarten that leaves the list publishes nothing for the days after', async () => {
  const { groupId, own, providerId } = await aGroup()
  await sql`update provider set listed_to = '2026-08-31' where id = ${providerId}`.execute(db.owner)
  await expect(offer(own, general(groupId, 1))).rejects.toMatchObject({ code: 'place/not-listed' })
  expect(await offer(own, { ...general(groupId, 1), startsOn: day('2026-08-31') })).toHaveLength(1)
})
