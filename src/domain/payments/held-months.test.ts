/** "This is not my child": from then on its months are not paid, until the department has said otherwise. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { guardianOf, OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { answerCase } from '../cases/answer-case.ts'
import type { CaseOutcome } from '../cases/family-case.ts'
import { openCase } from '../cases/open-case.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { approveAct } from './approve-act.ts'
import { prepareAct } from './prepare-act.ts'
import { signAct } from './sign-act.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
const SECOND: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'taraz' }

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  await made.answer(made.one)
  await made.answer(made.other)
  made.town.goTo('2026-10-08')
})

const prepare = async (month = '2026-09') => {
  const { number } = await inTransaction(db.app, tx =>
    prepareAct(tx, OFFICER, made.town.setting, {
      providerId: made.one.contract.providerId,
      month: Temporal.PlainYearMonth.from(month),
    }),
  )
  return number
}

async function amounts(number: string) {
  const { rows } = await sql<{ enrolment: bigint; amount: bigint }>`
    select enrolment_id as enrolment, amount_tiyn as amount from act_line
    join act on act.id = act_id join sheet_line on sheet_line.id = line_id
    where number = ${number} order by enrolment_id`.execute(db.app)
  return rows.map(row => [row.enrolment === made.one.enrolmentId ? 'one' : 'other', row.amount])
}

const dispute = () =>
  made.town.act(tx =>
    openCase(tx, guardianOf(made.one), made.town.setting, {
      number: made.one.application.number,
      kind: 'not-my-child',
      words: '',
      enrolmentId: made.one.enrolmentId,
    }),
  )

const decide = (number: string, outcome: CaseOutcome) =>
  made.town.act(tx =>
    answerCase(tx, OFFICER, made.town.setting, { number, outcome, answer: 'Тексерілді.' }),
  )

async function approve(number: string) {
  const { rows } = await sql<{ total: bigint }>`
    select total_tiyn as total from act where number = ${number}`.execute(db.app)
  const seen = { number, totalTiyn: rows[0]?.total ?? 0n }
  await made.town.act(tx => signAct(tx, made.group.provider, made.town.setting, seen))
  await made.town.act(tx => approveAct(tx, SECOND, made.town.setting, seen))
}

test('while the case is open an act leaves the child out; dismissed, the next act pays it', async () => {
  const number = await dispute()
  expect(await amounts(await prepare())).toEqual([['other', 6_181_800n]])
  await decide(number, 'dismissed')
  made.town.goTo('2026-11-03')
  expect(await amounts(await prepare('2026-10'))).toEqual([['one', 6_800_000n]])
  expect(await selectUnbalanced(db.app)).toEqual([])
})

test('decided for the family it is never paid, and its month gives back what was reserved', async () => {
  const number = await dispute()
  await decide(number, 'upheld')
  await approve(await prepare())
  expect((await made.town.lineOf(made.one)).state).toBe('settled')
  made.town.goTo('2026-11-03')
  expect(await refusalOf(prepare('2026-10'))).toBe('act/nothing-to-pay')
  const { rows } = await sql<{ used: bigint; released: bigint }>`
    select used_tiyn as used, released_tiyn as released from voucher_month
    join enrolment using (voucher_id) where enrolment.id = ${made.one.enrolmentId}`.execute(db.app)
  expect(rows[0]?.used).toBe(0n)
  expect(rows[0]?.released).toBeGreaterThan(0n)
  expect(await selectUnbalanced(db.app)).toEqual([])
})

test('an act that was drawn up before stays as it is, and does not settle the month that is disputed', async () => {
  const before = await prepare()
  expect(await amounts(before)).toHaveLength(2)
  const number = await dispute()
  await approve(before)
  expect((await made.town.lineOf(made.one)).state).toBe('confirmed')
  expect((await made.town.lineOf(made.other)).state).toBe('settled')
  made.town.goTo('2026-11-03')
  // What was approved is not taken back from the bank: it waits to be set off.
  expect(await refusalOf(prepare('2026-10'))).toBe('act/nothing-to-pay')
  await decide(number, 'dismissed')
  expect(await refusalOf(prepare('2026-10'))).toBe('act/nothing-to-pay')
  expect(await selectUnbalanced(db.app)).toEqual([])
})

test('a family disputes an enrolment of its own application only, also one that has ended', async () => {
  const of = (enrolmentId: bigint) =>
    made.town.act(tx =>
      openCase(tx, guardianOf(made.one), made.town.setting, {
        number: made.one.application.number,
        kind: 'not-my-child',
        words: '',
        enrolmentId,
      }),
    )
  expect(await refusalOf(of(made.other.enrolmentId))).toBe('case/no-enrolment')
  await sql`update enrolment set last_day = '2026-09-30' where id = ${made.one.enrolmentId}`.execute(
    db.owner,
  )
  expect(await refusalOf(of(made.one.enrolmentId))).toBeUndefined()
  await expect(of(made.one.enrolmentId)).rejects.toMatchObject({
    constraint: 'family_case_one_open',
  })
})
