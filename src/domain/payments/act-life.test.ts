/** An act from draft to payable: who may, in which order, and what becomes of the months and of the money. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { closeAnswerTime, decideLine } from '../attendance/close-answer-time.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { approveAct } from './approve-act.ts'
import { prepareAct } from './prepare-act.ts'
import { purseOf } from './purse.fixture.ts'
import { signAct } from './sign-act.ts'

const db = useDatabase()
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const SECOND: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'taraz' }
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
})

async function prepare(month = '2026-09', actor = OFFICER) {
  const { setting, act } = made.town
  const { providerId } = made.one.contract
  const { number } = await act(tx =>
    prepareAct(tx, actor, setting, { providerId, month: Temporal.PlainYearMonth.from(month) }),
  )
  const { rows } = await sql<{ totalTiyn: bigint }>`
    select total_tiyn as "totalTiyn" from act where number = ${number}`.execute(db.app)
  return { number, totalTiyn: rows[0]?.totalTiyn ?? 0n }
}
type Seen = Awaited<ReturnType<typeof prepare>>

const sign = (seen: Seen, actor: Actor = made.group.provider) =>
  made.town.act(tx => signAct(tx, actor, made.town.setting, seen))
const approve = (seen: Seen, actor: Actor = SECOND) =>
  made.town.act(tx => approveAct(tx, actor, made.town.setting, seen))

async function moneyOf(pupil: typeof made.one) {
  const { cost, reserved, earned } = await purseOf(db.app, pupil.application)
  return { spent: cost - reserved, earned }
}

describe('an act', () => {
  test('is signed by its kindergarten, then approved by an officer who did not prepare it', async () => {
    await made.answer(made.one)
    made.town.goTo('2026-10-08')
    const act = await prepare()
    expect(await refusalOf(approve(act))).toBe('act/not-now')
    await expect(sign(act, OFFICER)).rejects.toBeInstanceOf(NotAllowed)
    const stranger: Actor = {
      kind: 'provider',
      staffId: 1n,
      providerId: 999_999n,
      territory: 'taraz',
    }
    await expect(sign(act, stranger)).rejects.toBeInstanceOf(NotAllowed)
    expect(await refusalOf(sign({ ...act, totalTiyn: 1n }))).toBe('act/not-now')
    await sign(act)
    expect(await refusalOf(sign(act))).toBe('act/not-now')
    expect(await refusalOf(approve(act, OFFICER))).toBe('act/own-act')
    await expect(approve(act, made.group.provider)).rejects.toBeInstanceOf(NotAllowed)
    await approve(act)
    expect(await refusalOf(approve(act))).toBe('act/not-now')
  })

  test('approved makes its money payable, settles its months, and gives back what they did not use', async () => {
    await made.answer(made.one)
    await made.answer(made.other)
    made.town.goTo('2026-10-08')
    const act = await prepare()
    await sign(act)
    const { available, accrued, payable } = await findBalances(db.app, book)
    await Promise.allSettled([approve(act), approve(act)])
    // 68 000 for the one; 61 818 of 68 000 for the other, who missed two days of 22.
    expect(await moneyOf(made.one)).toEqual({ spent: 6_800_000n, earned: 6_800_000n })
    expect(await moneyOf(made.other)).toEqual({ spent: 6_800_000n, earned: 6_181_800n })
    const after = await findBalances(db.app, book)
    expect(after.available).toBe(available + 618_200n)
    expect([after.accrued, after.payable]).toEqual([
      accrued - act.totalTiyn,
      payable + act.totalTiyn,
    ])
    expect([
      (await made.town.lineOf(made.one)).state,
      (await made.town.lineOf(made.other)).state,
    ]).toEqual(['settled', 'settled'])
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('settles nothing that was confirmed after it was drawn up, nor what is in dispute', async () => {
    await made.answer(made.other, [made.claim(1)])
    made.town.goTo('2026-10-07')
    const act = await prepare()
    await made.answer(made.one)
    await sign(act)
    await approve(act)
    expect((await made.town.lineOf(made.one)).state).toBe('confirmed')
    expect((await made.town.lineOf(made.other)).state).toBe('disputed')
    made.town.goTo('2026-11-08')
    const next = await prepare('2026-10')
    expect(next.totalTiyn).toBe(6_800_000n)
  })

  test('that is approved is not taken back: what turns out less waits until the child earns more', async () => {
    await made.answer(made.one)
    made.town.goTo('2026-10-08')
    const act = await prepare()
    await sign(act)
    await approve(act)
    const line = await made.town.lineOf(made.one)
    await sql`update sheet_line set state = 'confirmed', days = 'a' || substr(days, 2) where id = ${line.id}`.execute(
      db.owner,
    )
    made.town.goTo('2026-11-08')
    expect(await refusalOf(prepare('2026-10'))).toBe('act/nothing-to-pay')
    await made.answer(made.other)
    expect((await prepare('2026-10')).totalTiyn).toBe(6_181_800n)
  })

  test('settles a month that an officer refused to pay, and all of its part goes back', async () => {
    made.town.goTo('2026-10-08')
    const { act, setting } = made.town
    const line = await made.town.lineOf(made.other)
    const system: Actor = { kind: 'system', name: 'test' }
    await act(tx => closeAnswerTime(tx, system, setting, line.id))
    const no = { lineId: line.id, pay: false, words: 'Бала басқа қалада тұрады' }
    await act(tx => decideLine(tx, OFFICER, setting, no))
    await made.answer(made.one)
    const drawn = await prepare()
    await sign(drawn)
    await approve(drawn)
    expect((await made.town.lineOf(made.other)).state).toBe('settled')
    expect(await moneyOf(made.other)).toEqual({ spent: 6_800_000n, earned: 0n })
    const voucher = await findVoucherOfApplication(db.app, made.other.application.id)
    const { rows } = await sql`
      select used_tiyn, released_tiyn from voucher_month where voucher_id = ${voucher?.id}`.execute(
      db.app,
    )
    expect(rows).toEqual([{ used_tiyn: 0n, released_tiyn: 6_800_000n }])
  })
})
