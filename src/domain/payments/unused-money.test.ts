/** Money that a voucher does not use: months without a place, the end of a voucher, what an act leaves over. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type TestDatabase, useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { endContract } from '../contracts/end-contract.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { approveAct } from './approve-act.ts'
import { closeIdleMonths } from './close-idle-months.ts'
import { prepareAct } from './prepare-act.ts'
import { purseOf } from './purse.fixture.ts'
import { signAct } from './sign-act.ts'

const books = { programme: 'preschool', territory: 'taraz' } as const
const book = { ...books, year: 2026 }
const SECOND: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'taraz' }
const WORKER: Actor = { kind: 'system', name: 'worker' }
const NORM = 6_800_000n

/** Each sentence in a town of its own: balances are those of a whole territory. */
function inTown(
  sentence: string,
  prove: (town: ReturnType<typeof moneyIn>) => Promise<void>,
): void {
  describe('unused money', () => {
    const db = useDatabase()
    test(sentence, async () => prove(moneyIn(db, await twoChildren(db))))
  })
}

function moneyIn(db: TestDatabase, made: Awaited<ReturnType<typeof twoChildren>>) {
  const { setting, act } = made.town

  const closeIdle = (lastMonth: string) =>
    act(tx => closeIdleMonths(tx, WORKER, setting, books, Temporal.PlainDate.from(lastMonth)))

  const moneyOf = (application: { readonly id: bigint }) => purseOf(db.app, application)

  async function anApprovedAct(text: string) {
    const { providerId } = made.one.contract
    const month = Temporal.PlainYearMonth.from(text)
    const { number } = await act(tx => prepareAct(tx, OFFICER, setting, { providerId, month }))
    const { rows } = await sql<{ totalTiyn: bigint }>`
      select total_tiyn as "totalTiyn" from act where number = ${number}`.execute(db.app)
    const seen = { number, totalTiyn: rows[0]?.totalTiyn ?? 0n }
    await act(tx => signAct(tx, made.group.provider, setting, seen))
    await act(tx => approveAct(tx, SECOND, setting, seen))
  }

  const movedLeaves = async () =>
    (
      await sql<{ facts: { tiyn: string; cause: string } }>`
        select leaf::jsonb -> 'facts' as facts from journal_entry where kind = 'budget.moved' order by id`.execute(
        db.app,
      )
    ).rows.map(({ facts }) => [facts.cause, BigInt(facts.tiyn)])

  return { db, made, closeIdle, moneyOf, anApprovedAct, movedLeaves }
}

inTown(
  'of a voucher without a place goes back each month when it is over, once; with a place it is kept for the act',
  async ({ db, made, closeIdle, moneyOf, movedLeaves }) => {
    const { town } = made
    const idle = await town.aConfirmedChild()
    const before = await moneyOf(idle)
    // Offered in August: five months of the year.
    expect(before).toMatchObject({ cost: 5n * NORM, reserved: 5n * NORM })
    town.goTo('2026-10-01')
    const { available } = await findBalances(db.app, book)
    await Promise.all([closeIdle('2026-09-01'), closeIdle('2026-09-01')])
    expect((await moneyOf(idle)).reserved).toBe(3n * NORM)
    expect((await findBalances(db.app, book)).available).toBe(available + 4n * NORM)
    await closeIdle('2026-09-01')
    expect((await moneyOf(idle)).reserved).toBe(3n * NORM)
    // They came on the first of September: August was for nobody.
    expect((await moneyOf(made.one.application)).reserved).toBe(4n * NORM)
    expect(await movedLeaves()).toEqual([['month-unused', 4n * NORM]])
    expect(await selectUnbalanced(db.app)).toEqual([])
  },
)

inTown(
  'of a child that moves away goes back, but for the months it came: their act takes it, then the rest goes back',
  async ({ db, made, moneyOf, anApprovedAct, movedLeaves }) => {
    const { town, one, other } = made
    await made.submitMonth()
    await made.answer(one)
    await made.answer(other)
    const lastDay = Temporal.PlainDate.from('2026-10-02')
    const { number } = other.contract
    town.goTo('2026-10-01')
    await town.act(tx =>
      endContract(tx, OFFICER, town.setting, { number, reason: 'moved', lastDay }),
    )
    town.goTo('2026-10-05')
    await town.sweep()
    // September and October are not settled; August, November and December are free.
    expect(await moneyOf(other.application)).toMatchObject({ state: 'closed', reserved: 2n * NORM })
    town.goTo('2026-10-08')
    await anApprovedAct('2026-09')
    expect(await moneyOf(other.application)).toMatchObject({
      reserved: NORM,
      earned: 6_181_800n,
    })
    // 61 818 of 68 000 were used.
    expect(await movedLeaves()).toEqual([['month-settled', NORM - 6_181_800n]])
    const closed = await sql<{ freed: string }>`
    select leaf::jsonb -> 'facts' ->> 'freedTiyn' as freed from journal_entry where kind = 'voucher.closed'`.execute(
      db.app,
    )
    expect(closed.rows).toEqual([{ freed: (3n * NORM).toString() }])
    expect(await selectUnbalanced(db.app)).toEqual([])
  },
)
