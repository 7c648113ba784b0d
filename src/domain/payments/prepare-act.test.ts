/** From confirmed months to the act of a kindergarten, and its money from reserved to accrued. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction, violatedConstraint } from '../../platform/db/database.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { answerDispute, decideDispute } from '../attendance/decide-dispute.ts'
import { selectDisputes } from '../attendance/dispute-queries.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { prepareAct } from './prepare-act.ts'
import { purseOf } from './purse.fixture.ts'

const db = useDatabase()
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
let made: Awaited<ReturnType<typeof twoChildren>>
let providerId: bigint

beforeEach(async () => {
  made = await twoChildren(db)
  providerId = made.one.contract.providerId
  await made.submitMonth()
})

const prepare = (month = '2026-09', actor: Actor = OFFICER) =>
  inTransaction(db.app, tx =>
    prepareAct(tx, actor, made.town.setting, {
      providerId,
      month: Temporal.PlainYearMonth.from(month),
    }),
  )

async function linesOf(number: string) {
  const result = await sql<{ amount: bigint; previous: bigint; days: number; norms: string }>`
    select amount_tiyn as amount, previous_tiyn as previous, payable_days as days, norms from act_line
    join act on act.id = act_id where number = ${number} order by line_id`.execute(db.app)
  return result.rows
}

const moneyOf = (pupil: typeof made.one) => purseOf(db.app, pupil.application)

describe('the act of a month', () => {
  test('holds what is confirmed, to the tenge, and moves that money and no other', async () => {
    await made.answer(made.one)
    await made.answer(made.other, [made.claim(1)])
    made.town.goTo('2026-10-08')
    const lines = await linesOf((await prepare()).number)
    // 68 000 x 22 / 22, and x 20 / 22 = 61 818.18: one day is in dispute, one was missed.
    expect(lines.map(({ amount, days }) => [amount, days])).toEqual([
      [6_800_000n, 22],
      [6_181_800n, 20],
    ])
    expect(lines[0]?.norms).toMatch(/^2026-09-01:6800000$/)
    const { cost, ...money } = await moneyOf(made.other)
    expect(money).toMatchObject({ reserved: cost - 6_181_800n, earned: 6_181_800n })
    expect((await findBalances(db.app, book)).accrued).toBe(6_800_000n + 6_181_800n)
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('leaves what is decided later to the next act, as a difference', async () => {
    await made.answer(made.other, [made.claim(1)])
    made.town.goTo('2026-10-08')
    await prepare()
    const [dispute] = await selectDisputes(db.app, (await made.town.lineOf(made.other)).id)
    const { setting, act } = made.town
    const input = { disputeId: dispute?.id ?? 0n, words: 'Қаралды' }
    await act(tx => answerDispute(tx, made.group.provider, setting, { ...input, agrees: false }))
    await act(tx => decideDispute(tx, OFFICER, setting, { ...input, upheld: true }))
    made.town.goTo('2026-11-03')
    const [later] = await linesOf((await prepare('2026-10')).number)
    // 64 909 - 61 818
    expect(later).toMatchObject({ amount: 309_100n, previous: 6_181_800n, days: 21 })
    expect((await moneyOf(made.other)).earned).toBe(6_490_900n)
  })

  test('is one, whoever prepares it twice at once; with nothing confirmed there is none', async () => {
    made.town.goTo('2026-10-08')
    expect(await refusalOf(prepare())).toBe('act/nothing-to-pay')
    await made.answer(made.one)
    const codes = await Promise.all(
      [1, 2].map(() =>
        prepare().then(
          () => 'done',
          (error: unknown) => violatedConstraint(error) ?? (error as { code?: string }).code,
        ),
      ),
    )
    expect(codes.sort()).toEqual(['act/nothing-to-pay', 'done'])
    await made.answer(made.other)
    await expect(prepare()).rejects.toMatchObject({ constraint: 'act_once' })
  })

  test('waits for the end of the month and is drawn up by its own department', async () => {
    await made.answer(made.one)
    expect(await refusalOf(prepare())).toBe('act/month-not-over')
    made.town.goTo('2026-10-01')
    const far: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'almaty' }
    for (const actor of [far, made.group.provider]) {
      await expect(prepare('2026-09', actor)).rejects.toBeInstanceOf(NotAllowed)
    }
    expect((await prepare()).number).toMatch(/./)
  })

  test('reserves more where the norm rose, while there is money; a child that cannot be covered waits and is named', async () => {
    await made.answer(made.one)
    await made.answer(made.other)
    const line = await made.town.lineOf(made.other)
    const raise = (tiyn: bigint) =>
      sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
        values ('taraz', 'preschool', 3, 'general', '2026-09-16', ${tiyn})`.execute(db.owner)
    made.town.goTo('2026-10-08')
    const { available } = await findBalances(db.app, book)
    // 11 of 22 days each at a norm of which one child's half is covered and the other's is not.
    const { cost } = await moneyOf(made.one)
    await raise(2n * (cost + (available * 3n) / 4n))
    const { uncovered } = await prepare()
    expect(uncovered).toEqual([line.id])
    expect((await moneyOf(made.one)).earned).toBeGreaterThan(cost)
    expect((await moneyOf(made.other)).earned).toBe(0n)
    expect(await selectUnbalanced(db.app)).toEqual([])
    await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
  })

  test('is not drawn up at all where no child can be covered', async () => {
    await made.answer(made.one)
    await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
      values ('taraz', 'preschool', 3, 'general', '2026-09-16', 900000000000000)`.execute(db.owner)
    made.town.goTo('2026-10-08')
    expect(await refusalOf(prepare())).toBe('ledger/not-enough-money')
    await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
  })
})

test('the database takes no second act of one step, no gap, and no total that its lines do not make', async () => {
  await made.answer(made.one)
  made.town.goTo('2026-10-08')
  const { number } = await prepare()
  const write = (month: string, total: bigint, line: { sequence: number; previous: bigint }) =>
    sql`with copied as (
      insert into act (number, provider_id, programme, territory_code, month, state, total_tiyn, prepared_at, prepared_by,
        changed_at)
      select number || ${month}, provider_id, programme, territory_code, ${month}::date, 'draft', ${total}::bigint, prepared_at,
        prepared_by, changed_at from act where number = ${number} returning id)
      insert into act_line (act_id, line_id, voucher_id, sequence, days, payable_days, working_days, norms, previous_tiyn,
        amount_tiyn)
      select copied.id, line_id, voucher_id, ${line.sequence}::smallint, days, payable_days, working_days, norms,
        ${line.previous}::bigint, 100 from copied, act_line join act on act.id = act_id where act.number = ${number}`.execute(
      db.app,
    )
  const fails = (...given: Parameters<typeof write>) => expect(write(...given)).rejects
  await fails('2026-10-01', 100n, { sequence: 1, previous: 0n }).toMatchObject({
    constraint: 'act_line_sequence_once',
  })
  await fails('2026-10-01', 100n, { sequence: 3, previous: 6_800_000n }).toMatchObject({
    constraint: 'act_line_continues',
  })
  await fails('2026-10-01', 100n, { sequence: 2, previous: 1n }).toMatchObject({
    constraint: 'act_line_continues',
  })
  await fails('2026-10-01', 200n, { sequence: 2, previous: 6_800_000n }).toMatchObject({
    constraint: 'act_line_makes_up_act',
  })
  await write('2026-10-01', 100n, { sequence: 2, previous: 6_800_000n })
})
