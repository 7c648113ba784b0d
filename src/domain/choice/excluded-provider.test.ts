/** A kindergarten leaves the list: nobody waits for it any more, nothing of it is held or offered again. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { findHoldsOfApplication } from './find-holds.ts'
import { findWaiting } from './find-waiting.ts'
import { holdRound } from './hold-round.ts'
import { offerFreedPlaces } from './offer-freed-places.ts'
import { findDueHolds, releaseDueHold } from './release-due-holds.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')

test('its holds are released, its places taken back, its lists closed; the families may choose again', async () => {
  const [only = 0n, other = 0n] = await someGroups(db.app, setting, [1, 1])
  const [holder, waiting] = await confirmedFamilies(db.app, setting, [{}, {}])
  if (holder === undefined || waiting === undefined) throw new Error('two families')
  await wish(db.app, setting, holder, [only])
  await wish(db.app, setting, waiting, [only])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
  expect(await findWaiting(db.app, waiting.id)).toHaveLength(1)
  await sql`update provider set listed_to = '2026-07-01'
    where id = (select provider_id from provider_group where id = ${only})`.execute(db.owner)
  expect(await findDueHolds(db.app, setting, 10)).toEqual([])
  setting.clock.advance({ hours: 24 })
  const due = await findDueHolds(db.app, setting, 10)
  expect(due.map(one => one.reason)).toEqual(['provider-excluded'])
  for (const one of due) {
    await inTransaction(db.app, tx => releaseDueHold(tx, SYSTEM, setting, one))
  }
  await offerFreedPlaces(db.app, SYSTEM, setting)
  expect(await findWaiting(db.app, waiting.id)).toEqual([])
  const places = await sql<{ state: string; withdrawal_reason: string | null }>`
    select state, withdrawal_reason from place where group_id = ${only}`.execute(db.app)
  expect(places.rows).toEqual([{ state: 'withdrawn', withdrawal_reason: 'provider-excluded' }])
  expect((await findVoucherOfApplication(db.app, holder.id))?.state).toBe('confirmed')
  await wish(db.app, setting, holder, [other])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
  const holds = await findHoldsOfApplication(db.app, holder.id)
  expect(holds.map(hold => hold.state)).toEqual(['released', 'held'])
})
