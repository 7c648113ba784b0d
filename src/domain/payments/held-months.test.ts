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

test('a month that was settled unpaid is not paid when another part of the same month comes later', async () => {
  const { one } = made
  await sql`update sheet_line set state = 'refused', answered_by = 'staff:1', person_id = null, words = 'Жауап болмады',
    days = 'pppp--ppppp--pp...............'
    where enrolment_id = ${one.enrolmentId}`.execute(db.owner)
  await approve(await prepare())
  expect((await made.town.lineOf(one)).state).toBe('settled')
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update enrolment set last_day = '2026-09-15' where id = ${one.enrolmentId}`.execute(
      tx,
    )
    const added = await sql<{ id: bigint }>`
      insert into enrolment (contract_id, application_id, voucher_id, child_id, programme, provider_id, group_id, place_id,
        territory_code, starts_on, last_day, seated, never_began, created_at)
      select -id, application_id, voucher_id, child_id, programme, provider_id, group_id, -id, territory_code,
        '2026-09-16', null, false, false, created_at from enrolment where id = ${one.enrolmentId} returning id`.execute(
      tx,
    )
    await sql`
      insert into sheet_line (sheet_id, enrolment_id, month, state, days, answer_until, answered_at, answered_by, person_id,
        changed_at)
      select sheet_id, ${added.rows[0]?.id ?? 0n}, month, 'confirmed', '...............ppp--ppppp--ppp', answer_until,
        answered_at, 'guardian', ${one.contract.guardianId}, changed_at
      from sheet_line where enrolment_id = ${one.enrolmentId}`.execute(tx)
  })
  made.town.goTo('2026-11-03')
  // 68 000 x 11 / 22, for the second half only.
  expect(await amounts(await prepare('2026-10'))).toEqual([['other', 3_400_000n]])
})
