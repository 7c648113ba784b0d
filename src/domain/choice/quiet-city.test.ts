/** A switch where nobody looks for a place: no round is held, and none is waited for. */
import { beforeAll, expect, test } from 'vitest'
import { guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { publishPlaces } from '../places/publish-places.ts'
import { findHoldsOfApplication } from './find-holds.ts'
import { holdDueRounds } from './hold-due-rounds.ts'
import { holdRound } from './hold-round.ts'
import { joinList } from './join-list.ts'
import { offerFreedPlaces } from './offer-freed-places.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let wanted = 0n
let settled: Application
let looking: Application
const offer = () => offerFreedPlaces(db.app, SYSTEM, setting)

beforeAll(async () => {
  const [first, second] = await someGroups(db.app, setting, [1, 1])
  const families = await confirmedFamilies(db.app, setting, [{}, {}])
  wanted = second as bigint
  settled = families[0] as Application
  looking = families[1] as Application
  await wish(db.app, setting, settled, [first as bigint])
  await wish(db.app, setting, looking, [])
  await inTransaction(db.app, tx => publishPlaces(tx, SYSTEM, setting, places(0)))
  await holdRound(db.app, SYSTEM, setting, QUEUE)
  await inTransaction(db.app, tx =>
    joinList(tx, guardianOf(settled), setting, {
      number: settled.number,
      groupId: wanted,
      admissions: ['general'],
    }),
  )
  setting.clock.advance({ hours: 1 })
  await inTransaction(db.app, tx => publishPlaces(tx, SYSTEM, setting, places(1)))
})

const places = (free: number) => ({
  groupId: wanted,
  free,
  startsOn: setting.clock.today(),
  withdrawalReason: 'test',
})

test('the place of the day is not given away before the hour of the round', async () => {
  setting.clock.advance({ hours: 7 })
  expect(await offer()).toBe(0)
})

test('nor after it, while the round of this evening can still give it to a child without one', async () => {
  setting.clock.advance({ hours: 1, minutes: 1 })
  await wish(db.app, setting, looking, [wanted])
  expect(await offer()).toBe(0)
})

test('once nobody could be given it by a round, who waits with a place is asked', async () => {
  await wish(db.app, setting, looking, [])
  expect(await holdDueRounds(db.app, SYSTEM, setting)).toBe(0)
  expect(await offer()).toBe(1)
  expect((await findHoldsOfApplication(db.app, settled.id)).at(-1)).toMatchObject({
    groupId: wanted,
    state: 'offered',
  })
})
