/** What was given and comes back stands in the bulletin again; what was never told as given does not. */
import { expect, test } from 'vitest'
import { aKindergarten, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { acceptOffer } from '../choice/accept-offer.ts'
import { declineOffer } from '../choice/decline-offer.ts'
import { findHoldsOfApplication } from '../choice/find-holds.ts'
import { giveUpPlace } from '../choice/give-up-place.ts'
import { holdRound } from '../choice/hold-round.ts'
import { offerFreedPlaces } from '../choice/offer-freed-places.ts'
import { findDueHolds, releaseDueHold } from '../choice/release-due-holds.ts'
import * as town from '../choice/town.fixture.ts'
import { announceDeparture } from '../places/announce-departure.ts'
import { endDeparture, findDueDepartures, ripenEarlyPlaces } from '../places/settle-departures.ts'
import { declineReferral } from '../referrals/decline-referral.ts'
import * as almaty from '../referrals/referral-town.fixture.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import type { BulletinKind } from './bulletin.ts'
import { findBulletinLines } from './find-bulletins.ts'
import { publishBulletins } from './publish-bulletins.ts'

const db = useDatabase()
const later = useDatabase()

type Queue = { readonly territory: string; readonly programme: Programme }

/** Lines of one day, each as a few words. */
async function linesOf(database: Database, setting: Setting, queue: Queue) {
  await publishBulletins(database, SYSTEM, setting)
  const scope = { ...queue, day: setting.clock.today() }
  const of = async <Kind extends BulletinKind>(kind: Kind) =>
    (await findBulletinLines(database, scope, kind))?.rows ?? []
  return {
    freed: (await of('freed')).map(line => line.cause),
    withdrawn: (await of('withdrawn')).map(line => line.reason),
    issued: (await of('issued')).map(line => `${line.what} ${line.application}`),
  }
}

test('a place given up, or kept and not signed for, is freed again; an offer of a waiting list only once it was taken', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const lines = () => linesOf(db.app, setting, town.QUEUE)
  const groups = await town.someGroups(db.app, setting, [1, 1, 2])
  const children = await town.confirmedFamilies(db.app, setting, [{}, {}, {}, {}])
  const [holder, second, third, slow] = children as [
    Application,
    Application,
    Application,
    Application,
  ]
  const [wanted = 0n, other = 0n] = groups
  await town.wish(db.app, setting, holder, [wanted])
  await town.wish(db.app, setting, slow, [other])
  for (const child of [second, third]) await town.wish(db.app, setting, child, [wanted])
  setting.clock.advance({ hours: 1 })
  await holdRound(db.app, SYSTEM, setting, town.QUEUE)
  setting.clock.advance({ hours: 8 })
  expect(await lines()).toEqual({
    freed: ['published', 'published', 'published', 'published'],
    withdrawn: [],
    issued: [
      ...children.map(child => `voucher ${child.number}`),
      `place-held ${holder.number}`,
      `place-held ${slow.number}`,
    ],
  })
  setting.clock.advance({ hours: 24 })
  await inTransaction(db.app, tx =>
    giveUpPlace(tx, guardianOf(holder), setting, { number: holder.number }),
  )
  // At the hour itself: this is the next day's. The list is asked: the first says no, the second says yes. Only the yes is an issue.
  const answer = async (child: Application, act: typeof acceptOffer | typeof declineOffer) => {
    await offerFreedPlaces(db.app, SYSTEM, setting)
    const holds = await findHoldsOfApplication(db.app, child.id)
    const holdId = holds.find(hold => hold.state === 'offered')?.id ?? 0n
    await inTransaction<unknown>(db.app, tx => act(tx, guardianOf(child), setting, { holdId }))
  }
  setting.clock.advance({ minutes: 1 })
  await answer(second, declineOffer)
  setting.clock.advance({ minutes: 1 })
  await answer(third, acceptOffer)
  setting.clock.advance({ hours: 1 })
  expect(await lines()).toEqual({ freed: [], withdrawn: [], issued: [] })
  setting.clock.advance({ hours: 23 })
  expect(await lines()).toEqual({
    freed: ['returned'],
    withdrawn: [],
    issued: [`place-held ${third.number}`],
  })
  setting.clock.advance({ days: 12 })
  for (const due of await findDueHolds(db.app, setting, 10)) {
    await inTransaction(db.app, tx => releaseDueHold(tx, SYSTEM, setting, due))
  }
  setting.clock.advance({ hours: 1 })
  await publishBulletins(db.app, SYSTEM, setting)
  setting.clock.advance({ hours: 23 })
  expect(await lines()).toMatchObject({ freed: ['returned', 'returned'], issued: [] })
})

test('a kept place of a kindergarten that leaves the list is taken back, not freed', async () => {
  const setting = aSetting('2026-08-03T09:00')
  const [only = 0n] = await town.someGroups(later.app, setting, [1])
  const [holder] = await town.confirmedFamilies(later.app, setting, [{}])
  if (holder === undefined) throw new Error('a family')
  await town.wish(later.app, setting, holder, [only])
  await holdRound(later.app, SYSTEM, setting, town.QUEUE)
  const provider = await later.app
    .selectFrom('provider_group')
    .select('provider_id')
    .where('id', '=', only)
    .executeTakeFirstOrThrow()
  // The law gives notice; here the last day is set as the exclusion will set it.
  await later.owner
    .updateTable('provider')
    .set({ listed_to: Temporal.PlainDate.from('2026-08-03') })
    .where('id', '=', provider.provider_id)
    .execute()
  setting.clock.advance({ hours: 24 })
  for (const due of await findDueHolds(later.app, setting, 10)) {
    await inTransaction(later.app, tx => releaseDueHold(tx, SYSTEM, setting, due))
  }
  setting.clock.advance({ hours: 10 })
  expect(await linesOf(later.app, setting, town.QUEUE)).toEqual({
    freed: [],
    withdrawn: ['provider-excluded'],
    issued: [],
  })
})

test('an early place that nobody booked is told of again on the day on which it is free', async () => {
  const setting = aSetting('2026-08-10T09:00')
  const made = await aKindergarten(later.app, setting, { places: { 6: 0 } })
  const groupId = made.get(6) ?? 0n
  await later.owner
    .updateTable('provider_group')
    .set({ enrolled: 3 })
    .where('id', '=', groupId)
    .execute()
  const lastDay = Temporal.PlainDate.from('2026-08-31')
  await inTransaction(later.app, tx =>
    announceDeparture(tx, SYSTEM, setting, { groupId, count: 1, lastDay }),
  )
  setting.clock.advance({ hours: 10 })
  expect(await linesOf(later.app, setting, town.QUEUE)).toMatchObject({ freed: ['leaving-school'] })
  const free = aSetting('2026-09-01T08:00')
  for (const departure of await findDueDepartures(later.app, free.clock.today(), 10)) {
    await inTransaction(later.app, tx => endDeparture(tx, SYSTEM, free, departure))
  }
  await inTransaction(later.app, tx => ripenEarlyPlaces(tx, SYSTEM, free, groupId))
  free.clock.advance({ hours: 11 })
  expect(await linesOf(later.app, free, town.QUEUE)).toMatchObject({ freed: ['ripened'] })
})

test('where referrals are given the bulletin tells of them, and of the place that one who declined leaves', async () => {
  const setting = aSetting('2025-05-12T09:00')
  const [child] = await almaty.waitingFamilies(later.app, setting, [{}])
  if (child === undefined) throw new Error('a family')
  await almaty.wish(later.app, setting, child, [await almaty.aGroup(later.app, setting, 1)])
  setting.clock.advance({ days: 1 })
  await almaty.pass(later.app, setting, 'priority')
  setting.clock.advance({ hours: 10 })
  expect(await linesOf(later.app, setting, almaty.QUEUE)).toEqual({
    freed: [],
    withdrawn: [],
    issued: [`referral ${child.number}`],
  })
  await inTransaction(later.app, tx =>
    declineReferral(tx, guardianOf(child), setting, child.number),
  )
  setting.clock.advance({ days: 1 })
  expect(await linesOf(later.app, setting, almaty.QUEUE)).toMatchObject({
    freed: ['returned'],
    issued: [],
  })
})
