/** The promises about payments: they hold after a whole way to the bank and back, and any rewriting shows. */
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { approvedAct, MAKER } from '../payments/approved-act.fixture.ts'
import { returnPayment } from '../payments/return-payment.ts'
import { takeAnswer } from '../payments/take-answer.ts'
import { INVARIANT_GROUPS } from './invariant.ts'
import { askInvariant } from './invariant-queries.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof approvedAct>>
let act: Awaited<ReturnType<typeof made.aTown>>

beforeAll(async () => {
  made = await approvedAct(db)
  act = await made.aTown()
  await made.aConfirmedAccount()
  const batch = await made.collect([act.number])
  await made.release(batch)
  const answer = (text: string, status: string) => ({
    batch: text,
    name: status,
    sha256: status.padEnd(64, '0'),
    answer: {
      form: 'csv' as const,
      batch: null,
      count: undefined,
      controlSum: undefined,
      group: { status, reason: '' },
      rows: [],
    },
  })
  const { town } = made
  await town.act(tx => takeAnswer(tx, MAKER, town.setting, answer(batch, 'ACSC')))
  const [payment] = await made.paymentsOf(batch)
  const back = { batch, payment: payment?.number ?? '', reason: 'AC04' }
  await town.act(tx => returnPayment(tx, MAKER, town.setting, back))
  const again = await made.collect([act.number])
  await made.release(again)
  await town.act(tx => takeAnswer(tx, MAKER, town.setting, answer(again, 'ACCC')))
})

/** What is red when something was rewritten; nothing of it stays. */
async function redAfter(...rewrite: RawBuilder<unknown>[]): Promise<readonly string[]> {
  const red: string[] = []
  const undo = new Error('undo')
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`drop index payment_one_live_per_act`.execute(tx)
    await sql`alter table sheet_line drop constraint sheet_line_answered,
      drop constraint sheet_line_guardian_known`.execute(tx)
    for (const one of rewrite) await one.execute(tx)
    for (const name of INVARIANT_GROUPS.money) {
      const report = await askInvariant(tx, name)
      if (report.outcome !== 'holds') red.push(`${name}: ${report.violations.join(', ')}`)
    }
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return red
}

test('they hold after an act was paid, came back, and was paid again', async () => {
  expect(await redAfter()).toEqual([])
})

test('a payment of another sum, one more, and one that the books do not know are seen', async () => {
  for (const rewrite of [
    sql`update payment set amount_tiyn = amount_tiyn + 100 where state = 'paid'`,
    sql`update payment set state = 'paid', reason_code = null where state = 'returned'`,
    sql`update payment set state = 'sent', answered_at = null where state = 'paid'`,
    sql`delete from ledger_entry where posting_id in (select id from ledger_posting where kind = 'return')`,
    sql`update act set total_tiyn = total_tiyn + 100`,
  ]) {
    expect((await redAfter(rewrite)).some(text => text.startsWith('paid-is-what-acts-say'))).toBe(
      true,
    )
  }
})

test('a day that nobody confirmed, or that is in dispute, is seen', async () => {
  const { enrolmentId } = made.one
  for (const rewrite of [
    sql`update sheet_line set answered_by = null where enrolment_id = ${enrolmentId}`,
    sql`update sheet_line set days = 'a' || substr(days, 2) where enrolment_id = ${enrolmentId}`,
    sql`update sheet_line set state = 'unconfirmed' where enrolment_id = ${enrolmentId}`,
  ]) {
    expect(await redAfter(rewrite)).toEqual([
      `nothing-paid-unconfirmed: ${act.number} ${made.one.application.number}`,
    ])
  }
})
