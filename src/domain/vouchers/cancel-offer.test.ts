/** A false claim found after the offer: the offer ends, its money returns, the child waits where it has a right to. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findApplication, findClaims, findEvents } from '../applications/find-application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { findBalances } from '../ledger/post.ts'
import { cancelOffer } from './cancel-offer.ts'
import { confirmVoucher } from './confirm-voucher.ts'
import { findVoucherOfApplication } from './find-vouchers.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const officer: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
let child: Application

/** A child that was offered a voucher ahead of others by a confirmed benefit. */
beforeEach(async () => {
  await aKindergarten(db.app, setting, { places: { 3: 20 } })
  await aBudget(db.app, setting, { tenge: 90_000_000 })
  child = await submit(db.app, setting, { registeredBenefits: ['military'] })
  await holdIteration(db.app, SYSTEM, setting, book)
  setting.clock.advance({ hours: 1 })
})

async function cancel(claimId: bigint | null, actor: Actor = officer, number = child.number) {
  const input = { number, claimId, reason: 'The certificate is forged' }
  await inTransaction(db.app, tx => cancelOffer(tx, actor, setting, input))
}

async function militaryClaim(application = child): Promise<bigint> {
  return (await findClaims(db.app, application.id))[0]?.id ?? 0n
}

async function applicationNow() {
  return (await findApplication(db.app, child.number))?.application
}

test('the money returns, and the child stands in the queue with its own time and without the false benefit', async () => {
  const before = await findBalances(db.app, book)
  const offer = await findVoucherOfApplication(db.app, child.id)
  await cancel(await militaryClaim())
  const after = await findBalances(db.app, book)
  expect(after.reserved).toBe(before.reserved - (offer?.costTiyn ?? 0n))
  expect(after.available).toBe(before.available + (offer?.costTiyn ?? 0n))
  expect(await findVoucherOfApplication(db.app, child.id)).toMatchObject({
    state: 'closed',
    closedReason: 'fraud',
  })
  expect(await applicationNow()).toMatchObject({
    state: 'queued',
    tier: 'general',
    submittedAt: child.submittedAt,
    restorations: 0,
  })
  const [claim] = await findClaims(db.app, child.id)
  expect(claim).toMatchObject({
    state: 'rejected',
    decided_by: 'staff:7',
    decision_reason: 'The certificate is forged',
  })
})

test('an offer that rests on no claim ends too; the child keeps its tier', async () => {
  await cancel(null)
  expect(await applicationNow()).toMatchObject({
    state: 'queued',
    tier: child.tier,
    submittedAt: child.submittedAt,
  })
  const events = await findEvents(db.app, child.id)
  expect(events.at(-1)?.facts).toMatchObject({ reason: 'The certificate is forged' })
})

test('the family gets one message, the record names the event, the journal an override without its reason', async () => {
  await cancel(await militaryClaim())
  const messages = await sql`select template from message
    where application_id = ${child.id} and template = 'offer-cancelled'`.execute(db.app)
  expect(messages.rows).toHaveLength(1)
  const events = await findEvents(db.app, child.id)
  expect(events.slice(-2).map(event => event.kind)).toEqual(['claim-rejected', 'offer-cancelled'])
  const leaves = await sql<{ leaf: string }>`select leaf from journal_entry
    where kind = 'override' and leaf like ${`%${child.number}%`}`.execute(db.app)
  expect(leaves.rows).toHaveLength(1)
  expect(leaves.rows[0]?.leaf).toContain('offer-cancelled')
  expect(leaves.rows[0]?.leaf).not.toContain('forged')
})

test('a confirmed offer may still be cancelled', async () => {
  const guardian = guardianOf(child)
  await inTransaction(db.app, tx => confirmVoucher(tx, guardian, setting, child.number))
  await cancel(await militaryClaim())
  expect(await applicationNow()).toMatchObject({ state: 'queued' })
})

test('twice, without an offer, for a claim of another child or an undecided one it is refused', async () => {
  const other = await submit(db.app, setting, { registeredBenefits: ['military'] })
  await expect(cancel(await militaryClaim(other))).rejects.toMatchObject({ name: 'NotFound' })
  await expect(cancel(null, officer, other.number)).rejects.toMatchObject({ name: 'NotFound' })
  await sql`update benefit_claim set state = 'rejected' where application_id = ${child.id}`.execute(
    db.owner,
  )
  await expect(cancel(await militaryClaim())).rejects.toMatchObject({
    code: 'application/claim-decided',
  })
  expect(await applicationNow()).toMatchObject({ state: 'offered' })
  await cancel(null)
  await expect(cancel(null)).rejects.toMatchObject({ code: 'voucher/not-offered' })
})

test('only the office of the territory may', async () => {
  const elsewhere: Actor = { ...officer, territory: 'shymkent' }
  await expect(cancel(null, elsewhere)).rejects.toMatchObject({ name: 'NotAllowed' })
  await expect(cancel(null, { ...officer, role: 'auditor' })).rejects.toMatchObject({
    name: 'NotAllowed',
  })
  await expect(cancel(null, guardianOf(child))).rejects.toMatchObject({ name: 'NotAllowed' })
  await expect(cancel(null, VISITOR)).rejects.toMatchObject({ name: 'SignInNeeded' })
})
