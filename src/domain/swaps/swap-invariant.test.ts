/** Exchanges where no voucher pays, and the promise that turns red when somebody rewrites one. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { selectOpenProposalOf } from './proposal-queries.ts'
import { type Seated, swapsOf } from './swap-town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const town = swapsOf(() => db.app, setting)

const outcome = async () => (await town.act(tx => askInvariant(tx, 'exchanges-as-a-whole'))).outcome

/** Enrolled by a referral: no voucher stands behind the contract. */
async function aReferredChild(): Promise<Seated> {
  const groupId = (await aKindergarten(db.app, setting, { places: { 3: 0 } })).get(3) ?? 0n
  const child = await submit(db.app, setting)
  await sql`update application set state = 'offered', last_change = 'offered' where id = ${child.id}`.execute(
    db.owner,
  )
  return { child, groupId, contract: await town.anEnrolled(child, { groupId }) }
}

test('children with referrals exchange as those with vouchers do', async () => {
  const seated = [await aReferredChild(), await aReferredChild()]
  setting.clock.advance({ days: 2 })
  await town.allWantTheNext(seated)
  await town.search()
  const [first, second] = seated
  const id = (await selectOpenProposalOf(db.app, first?.child.id ?? 0n)) ?? 0n
  await town.drawUp(id)
  const counts = await town.countsOf(seated)
  const contracts = await town.newContracts(id)
  expect(contracts.map(one => one.voucherId)).toEqual([null, null])
  for (const contract of contracts) {
    await town.signAsGuardian(contract)
    await town.signAsProvider(contract)
  }
  expect(await town.settle(id)).toBe('done')
  expect(await town.seatsOf(seated)).toEqual([String(second?.groupId), String(first?.groupId)])
  expect(await town.countsOf(seated)).toEqual(counts)
  expect(await outcome()).toBe('holds')
})

test('the promise is broken by an exchange that happened for one child only', async () => {
  const { id } = await town.aProposal(2)
  expect(await outcome()).toBe('holds')
  await sql`alter table place_hold disable trigger place_hold_swap_as_a_whole`.execute(db.owner)
  await sql`update place_hold set state = 'used' where id = (
    select hold_id from swap_leg where proposal_id = ${id} and position = 1)`.execute(db.owner)
  await sql`alter table place_hold enable trigger place_hold_swap_as_a_whole`.execute(db.owner)
  expect(await outcome()).toBe('broken')
})
