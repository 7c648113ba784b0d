/** Choosing at once: a place for who is first, a refusal in words for the others, nothing doubled. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { chooseInRush, chooseNow } from './choose-now.ts'
import { findHoldsOfProvider, findLiveHold } from './find-holds.ts'
import { giveUpPlace } from './give-up-place.ts'
import { holdRound } from './hold-round.ts'
import { joinList } from './join-list.ts'
import { confirmedFamilies, letFirstComersChoose, QUEUE, someGroups } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let groups: readonly bigint[] = []
let children: readonly Application[] = []
const child = (index: number) => children[index] as Application
const group = (index: number) => groups[index] as bigint

beforeAll(async () => {
  groups = await someGroups(db.app, setting, [1, 5, 6])
  children = await confirmedFamilies(
    db.app,
    setting,
    Array.from({ length: 10 }, () => ({})),
  )
})

const choose = (one: Application, groupId: bigint, confirm = false, actor = guardianOf(one)) =>
  inTransaction(db.app, tx =>
    chooseNow(tx, actor, setting, { number: one.number, groupId, confirm }),
  )

describe('choosing at once', () => {
  test('is refused where places are given in rounds', async () => {
    await expect(choose(child(0), group(0))).rejects.toMatchObject({ code: 'choice/rounds-only' })
    await letFirstComersChoose(db.app, setting)
    await expect(holdRound(db.app, SYSTEM, setting, QUEUE)).rejects.toMatchObject({
      code: 'choice/immediate-only',
    })
  })

  test('is for the own family, in a group that suits the child', async () => {
    const other = choose(child(0), group(0), false, guardianOf(child(1)))
    await expect(other).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(choose(child(0), 77_777n)).rejects.toMatchObject({
      code: 'choice/group-not-suitable',
    })
  })

  test('gives ten families who want one place at once one place, and nine a refusal', async () => {
    const results = await Promise.allSettled(children.map(one => choose(one, group(0))))
    const given = results.filter(result => result.status === 'fulfilled')
    const refused = results.filter(result => result.status === 'rejected')
    expect(given).toHaveLength(1)
    expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(['choice/no-place']))
  })

  test('holds the place until the day to sign, moves the voucher and tells the family', async () => {
    const holds = await Promise.all(children.map(one => findLiveHold(db.app, one.id)))
    const index = holds.findIndex(hold => hold !== undefined)
    const winner = child(index)
    // Confirmed on Wednesday 1 July: five working days to choose, 6 July is a day off.
    expect(holds[index]?.until?.toString()).toBe('2026-07-09T19:00:00Z')
    expect((await findVoucherOfApplication(db.app, winner.id))?.state).toBe('place-held')
    await expect(choose(winner, group(1))).rejects.toMatchObject({ code: 'choice/place-held' })
    const told = await sql<{ facts: unknown }>`
      select facts from message where template = 'place-held' and application_id = ${winner.id}`.execute(
      db.app,
    )
    expect(told.rows).toEqual([{ facts: { number: winner.number, lastDay: '2026-07-09' } }])
    const provider = await sql<{ id: bigint }>`
      select provider_id as id from provider_group where id = ${group(0)}`.execute(db.app)
    expect(await findHoldsOfProvider(db.app, provider.rows[0]?.id ?? 0n)).toMatchObject([
      { application_number: winner.number, state: 'held' },
    ])
    await inTransaction(db.app, tx =>
      giveUpPlace(tx, guardianOf(winner), setting, { number: winner.number }),
    )
    expect((await findVoucherOfApplication(db.app, winner.id))?.state).toBe('confirmed')
  })

  test('clicked twice at once holds one place', async () => {
    const twice = await Promise.allSettled([1, 2].map(() => choose(child(3), group(1))))
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(twice.find(result => result.status === 'rejected')?.reason).toMatchObject({
      code: 'choice/place-held',
    })
  })

  test('in a rush answers a repeated click with its first answer, and refuses without a transaction', async () => {
    const click = { number: child(7).number, groupId: group(2), requestId: 'click-of-child-7' }
    const [one, other] = await Promise.all(
      [1, 2].map(() => chooseInRush(db.app, guardianOf(child(7)), setting, click)),
    )
    expect(other).toEqual(one)
    expect(await chooseInRush(db.app, guardianOf(child(7)), setting, click)).toEqual(one)
    const next = { ...click, requestId: 'click-of-child-7-again' }
    await expect(chooseInRush(db.app, guardianOf(child(7)), setting, next)).rejects.toMatchObject({
      code: 'choice/place-held',
    })
    const reused = chooseInRush(db.app, guardianOf(child(8)), setting, {
      ...click,
      number: child(8).number,
    })
    await expect(reused).rejects.toMatchObject({ code: 'request/reused' })
    expect(await findLiveHold(db.app, child(8).id)).toBeUndefined()
    const stranger = chooseInRush(db.app, guardianOf(child(8)), setting, next)
    await expect(stranger).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test('leaves the places of a waiting list to those who wait', async () => {
    await choose(child(4), group(0))
    await inTransaction(db.app, tx =>
      joinList(tx, guardianOf(child(5)), setting, {
        number: child(5).number,
        groupId: group(0),
        admissions: ['general'],
      }),
    )
    await inTransaction(db.app, tx =>
      giveUpPlace(tx, guardianOf(child(4)), setting, { number: child(4).number }),
    )
    await expect(choose(child(6), group(0))).rejects.toMatchObject({ code: 'choice/no-place' })
  })

  test('confirms an offered voucher by the same click, or does neither', async () => {
    setting.clock.advance({ minutes: 1 })
    const late = await submit(db.app, setting)
    await holdIteration(db.app, SYSTEM, setting, QUEUE)
    await expect(choose(late, group(1))).rejects.toMatchObject({ code: 'choice/no-voucher' })
    await expect(choose(late, group(0), true)).rejects.toMatchObject({
      code: 'choice/no-place',
    })
    expect((await findVoucherOfApplication(db.app, late.id))?.state).toBe('offered')
    await choose(late, group(1), true)
    const voucher = await findVoucherOfApplication(db.app, late.id)
    expect(voucher).toMatchObject({ state: 'place-held' })
    expect(voucher?.confirmedAt).not.toBeNull()
    expect(voucher?.chooseUntil?.toString()).toBe('2026-07-09T19:00:00Z')
  })
})
