/** Waiting lists over a real database: who is next, how long, what happens when nobody answers. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { findOverdue, lapseVoucher } from '../vouchers/lapse-voucher.ts'
import { acceptOffer } from './accept-offer.ts'
import { declineOffer } from './decline-offer.ts'
import { findHoldsOfApplication, findLiveHold, lockHold } from './find-holds.ts'
import { findWaiting } from './find-waiting.ts'
import { giveUpPlace } from './give-up-place.ts'
import { holdRound } from './hold-round.ts'
import { joinList } from './join-list.ts'
import { leaveList } from './leave-list.ts'
import { offerFreedPlaces } from './offer-freed-places.ts'
import { findDueHolds, releaseDueHold } from './release-due-holds.ts'
import { releaseHold } from './release-hold.ts'
import { startOfferClocks } from './start-offer-clocks.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from './town.fixture.ts'
import { useHold } from './use-hold.ts'

const db = useDatabase()
let setting = aSetting('2026-07-01T09:00')
let groups: readonly bigint[] = []
let children: readonly Application[] = []
const child = (index: number) => children[index] as Application
const group = (index: number) => groups[index] as bigint
let town = 0

/** Child 0 has the only place of the first group; 1 and 2 wait for it in this order; 3 has a place elsewhere. */
beforeEach(async () => {
  town += 1
  setting = aSetting('2026-07-01T09:00', `town ${town}`)
  await clearTown()
  groups = await someGroups(db.app, setting, [1, 1, 2])
  children = await confirmedFamilies(db.app, setting, [{}, {}, {}, {}])
  await wish(db.app, setting, child(0), [group(0)])
  await wish(db.app, setting, child(3), [group(1)])
  for (const index of [1, 2]) await wish(db.app, setting, child(index), [group(0)])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
})

/** What the test before has left is nobody's any more. */
async function clearTown() {
  for (const over of [
    sql`update place set state = 'withdrawn', withdrawal_reason = 'other'`,
    sql`update place_hold set state = 'released', released_reason = 'given-up'
      where state in ('offered', 'held')`,
    sql`update waiting_entry set state = 'left'`,
    sql`update voucher set state = 'closed', closed_reason = 'withdrawn'`,
  ]) {
    await over.execute(db.owner)
  }
}

const stateOf = async (index: number) =>
  (await findVoucherOfApplication(db.app, child(index).id))?.state
const lists = (index: number) => findWaiting(db.app, child(index).id)
const offer = () => offerFreedPlaces(db.app, SYSTEM, setting)
const giveUp = (index: number) =>
  inTransaction(db.app, tx =>
    giveUpPlace(tx, guardianOf(child(index)), setting, { number: child(index).number }),
  )
const join = (index: number, groupId: bigint) =>
  inTransaction(db.app, tx =>
    joinList(tx, guardianOf(child(index)), setting, {
      number: child(index).number,
      groupId,
      admissions: ['general'],
    }),
  )
const decline = (index: number) =>
  inTransaction(db.app, tx =>
    declineVoucher(tx, guardianOf(child(index)), setting, child(index).number),
  )
const offerOf = async (index: number) =>
  (await findHoldsOfApplication(db.app, child(index).id)).findLast(one => one.state === 'offered')

async function deliver(index: number) {
  const messageId = (await offerOf(index))?.messageId ?? 0n
  const deliveredAt = setting.clock.now()
  return inTransaction(db.app, tx =>
    startOfferClocks(tx, SYSTEM, setting, [{ messageId, deliveredAt }]),
  )
}

async function sweepHolds() {
  const due = await findDueHolds(db.app, setting, 100)
  for (const one of due) {
    await inTransaction(db.app, tx => releaseDueHold(tx, SYSTEM, setting, one))
  }
  return due.map(({ reason }) => reason)
}

describe('a waiting list', () => {
  test('comes out of the round in the order of turns, and shows each its place', async () => {
    expect((await lists(1)).map(one => [one.turn, one.length])).toEqual([[1, 2]])
    expect((await lists(2)).map(one => [one.turn, one.length])).toEqual([[2, 2]])
    await expect(join(1, group(0))).rejects.toMatchObject({ code: 'choice/already-waiting' })
    await expect(join(1, group(2))).rejects.toMatchObject({ code: 'choice/places-free' })
  })

  test('is offered a freed place first; no clock runs before the notice is delivered', async () => {
    await giveUp(0)
    expect(await offer()).toBe(1)
    expect(await offer()).toBe(0)
    expect(await offerOf(1)).toMatchObject({ state: 'offered', until: null })
    setting.clock.advance({ days: 5 })
    expect(await sweepHolds()).toEqual([])
    expect(await deliver(1)).toBe(1)
    expect(await deliver(1)).toBe(0)
    expect((await offerOf(1))?.until?.toString()).toBe('2026-07-07T19:00:00Z')
  })

  test('asks the next when nobody answers in time, and shows how it moved', async () => {
    await giveUp(0)
    await offer()
    await deliver(1)
    setting.clock.advance({ days: 2 })
    const late = (await offerOf(1))?.id ?? 0n
    await expect(
      inTransaction(db.app, tx => acceptOffer(tx, guardianOf(child(1)), setting, { holdId: late })),
    ).rejects.toMatchObject({ code: 'choice/offer-over' })
    expect(await sweepHolds()).toEqual(['missed'])
    expect(await offer()).toBe(1)
    expect(await offerOf(1)).toBeUndefined()
    expect(await offerOf(2)).toMatchObject({ state: 'offered' })
    expect((await lists(2))[0]?.movements.map(({ kind }) => kind)).toEqual(['offered', 'missed'])
    expect(await lists(1)).toEqual([])
  })

  test('keeps the turn of a family that could not be reached, and does not ask it twice a day', async () => {
    await giveUp(0)
    await offer()
    const messageId = (await offerOf(1))?.messageId ?? 0n
    await sql`update message set state = 'failed', failure = 'not-delivered' where id = ${messageId}`.execute(
      db.app,
    )
    expect(await sweepHolds()).toEqual(['unreached'])
    expect((await lists(1))[0]).toMatchObject({ turn: 1, state: 'waiting' })
    await offer()
    expect(await offerOf(2)).toMatchObject({ state: 'offered' })
    await inTransaction(db.app, async tx => {
      const hold = await lockHold(tx, (await offerOf(2))?.id ?? 0n)
      if (hold) await releaseHold(tx, SYSTEM, setting, { hold, reason: 'missed' })
    })
    expect(await offer()).toBe(0)
    setting.clock.advance({ days: 1 })
    expect(await offer()).toBe(1)
    expect(await offerOf(1)).toMatchObject({ state: 'offered' })
  })

  test('accepted: the place is held to sign, the voucher follows; declined: the next is asked', async () => {
    await giveUp(0)
    await offer()
    const holdId = (await offerOf(1))?.id ?? 0n
    const decline = (index: number) =>
      inTransaction(db.app, tx => declineOffer(tx, guardianOf(child(index)), setting, { holdId }))
    await expect(decline(2)).rejects.toMatchObject({ name: 'NotAllowed' })
    await decline(1)
    await offer()
    const next = (await offerOf(2))?.id ?? 0n
    await inTransaction(db.app, tx =>
      acceptOffer(tx, guardianOf(child(2)), setting, { holdId: next }),
    )
    expect(await stateOf(2)).toBe('place-held')
    expect(await findLiveHold(db.app, child(2).id)).toMatchObject({ groupId: group(0) })
    expect(await stateOf(1)).toBe('confirmed')
  })

  test('a child that holds another place gives it up for the one it accepts', async () => {
    await join(3, group(0))
    expect((await lists(3))[0]?.turn).toBe(3)
    for (const index of [1, 2]) {
      await inTransaction(db.app, tx =>
        leaveList(tx, guardianOf(child(index)), setting, {
          number: child(index).number,
          groupId: group(0),
        }),
      )
    }
    setting.clock.advance({ hours: 1 })
    await giveUp(0)
    // A round comes first: whoever has a place does not overtake those who have none.
    expect(await offer()).toBe(0)
    setting.clock.advance({ hours: 1 })
    await wish(db.app, setting, child(0), [])
    for (const index of [1, 2]) await wish(db.app, setting, child(index), [])
    await holdRound(db.app, SYSTEM, setting, QUEUE)
    expect(await offer()).toBe(1)
    const holdId = (await offerOf(3))?.id ?? 0n
    await inTransaction(db.app, tx => acceptOffer(tx, guardianOf(child(3)), setting, { holdId }))
    expect(await findLiveHold(db.app, child(3).id)).toMatchObject({ id: holdId })
    const states = await sql<{ state: string }>`
      select state from place where group_id = any(${[group(0), group(1)]}::bigint[]) order by group_id`.execute(
      db.app,
    )
    expect(states.rows.map(({ state }) => state)).toEqual(['held', 'published'])
  })

  test('an enrolled child changes its kindergarten through the list: its voucher stays enrolled', async () => {
    await inTransaction(db.app, async tx => {
      const live = await findLiveHold(tx, child(3).id)
      const hold = live && (await lockHold(tx, live.id))
      if (hold) await useHold(tx, SYSTEM, setting, { hold })
      const voucher = await findVoucherOfApplication(tx, child(3).id)
      if (voucher) await changeVoucher(tx, setting, { voucher, event: 'enrolled' })
    })
    await join(3, group(0))
    for (const index of [0, 1, 2]) {
      await inTransaction(db.app, async tx => {
        const live = await findLiveHold(tx, child(index).id)
        const hold = live && (await lockHold(tx, live.id))
        if (hold) await releaseHold(tx, SYSTEM, setting, { hold, reason: 'given-up' })
      })
      await decline(index)
    }
    setting.clock.advance({ hours: 1 })
    await holdRound(db.app, SYSTEM, setting, QUEUE)
    expect(await offer()).toBe(1)
    const holdId = (await offerOf(3))?.id ?? 0n
    await inTransaction(db.app, tx => acceptOffer(tx, guardianOf(child(3)), setting, { holdId }))
    expect(await stateOf(3)).toBe('enrolled')
    setting.clock.advance({ days: 30 })
    expect(await sweepHolds()).toEqual(['missed'])
    expect(await stateOf(3)).toBe('enrolled')
    const ended = await sql`select from waiting_event where kind = 'application-ended'`.execute(
      db.app,
    )
    expect(ended.rows.length).toBeGreaterThanOrEqual(2)
  })
})

describe('time', () => {
  test('a place that nobody signed for is free again, and the voucher lapses with its days', async () => {
    setting.clock.advance({ days: 20 })
    expect(await sweepHolds()).toEqual(['missed', 'missed'])
    expect(await stateOf(0)).toBe('confirmed')
    await expect(giveUp(0)).rejects.toMatchObject({ code: 'choice/hold-over' })
    for (const due of await findOverdue(db.app, setting.clock.now(), 100)) {
      await inTransaction(db.app, tx => lapseVoucher(tx, SYSTEM, setting, due))
    }
    expect(await stateOf(0)).toBe('lapsed')
  })

  test('does not run out for a family while there is no place to choose', async () => {
    await sql`update place set state = 'withdrawn', withdrawal_reason = 'other'
      where state = 'published'`.execute(db.owner)
    setting.clock.advance({ days: 20 })
    const overdue = async () => {
      const due = await findOverdue(db.app, setting.clock.now(), 100)
      for (const one of due) {
        await inTransaction(db.app, tx => lapseVoucher(tx, SYSTEM, setting, one))
      }
      return due.filter(one => one.application_id === child(1).id).length
    }
    expect(await overdue()).toBe(1)
    expect(await overdue()).toBe(0)
    expect(await findVoucherOfApplication(db.app, child(1).id)).toMatchObject({
      state: 'confirmed',
    })
    expect((await findVoucherOfApplication(db.app, child(1).id))?.chooseUntil?.toString()).toBe(
      '2026-07-22T19:00:00Z',
    )
    const leaves = await sql`select from journal_entry where kind = 'voucher.extended'`.execute(
      db.app,
    )
    expect(leaves.rows.length).toBeGreaterThanOrEqual(2)
    await someGroups(db.app, setting, [1])
    setting.clock.advance({ days: 2 })
    await overdue()
    expect(await stateOf(1)).toBe('lapsed')
  })

  test('is given again to a family whose kindergarten refused it on a lawful ground', async () => {
    setting.clock.advance({ days: 10 })
    await inTransaction(db.app, async tx => {
      const live = await findLiveHold(tx, child(0).id)
      const hold = live && (await lockHold(tx, live.id))
      if (hold) await releaseHold(tx, SYSTEM, setting, { hold, reason: 'refused-by-provider' })
    })
    const voucher = await findVoucherOfApplication(db.app, child(0).id)
    expect(voucher?.state).toBe('confirmed')
    expect(voucher?.chooseUntil?.toString()).toBe('2026-07-17T19:00:00Z')
  })
})
