/** What the bank answers: paid, returned, waiting; all or nothing for each file, nothing twice, every mistake named. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { sha256Hex } from '../../base/digest.ts'
import { BadInput, NotAllowed } from '../../base/failure.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { OFFICER } from '../attendance/submitted-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { approvedAct, MAKER, RELEASER } from './approved-act.fixture.ts'
import { AnswerUnreadable } from './bank-answer.ts'
import { decimalTenge } from './compose-pain001.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { findPaymentsOfActs } from './find-payments.ts'
import { readAnswer } from './read-answer.ts'
import { recheckPayments } from './recheck-payments.ts'
import { returnPayment } from './return-payment.ts'
import { takeAnswer } from './take-answer.ts'

const db = useDatabase()
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
let made: Awaited<ReturnType<typeof approvedAct>>
let act: Awaited<ReturnType<typeof made.aTown>>
let batch = ''
let payment = ''

beforeEach(async () => {
  made = await approvedAct(db)
  act = await made.aTown()
  await made.aConfirmedAccount()
  batch = await made.collect([act.number])
  await made.release(batch)
  payment = (await made.paymentsOf(batch))[0]?.number ?? ''
})

/** A report of the bank; `inside` is what it says of the payments. */
function report(inside: string, original = batch, version = '10'): string {
  return `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-10-20T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${original}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${
    inside.startsWith('<GrpSts>') ? inside : ''
  }</OrgnlGrpInfAndSts>
${inside.startsWith('<GrpSts>') ? '' : `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${original}</OrgnlPmtInfId>${inside}</OrgnlPmtInfAndSts>`}
</CstmrPmtStsRpt></Document>`
}

const transaction = (status: string, more = '', number = payment) =>
  `<TxInfAndSts><OrgnlEndToEndId>${number}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`
const because = (code: string) => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`

async function take(text: string, actor = MAKER, of = batch) {
  const answer = await readAnswer(Buffer.from(text))
  const input = { batch: of, name: 'answer.xml', sha256: sha256Hex(text), answer }
  return made.town.act(tx => takeAnswer(tx, actor, made.town.setting, input))
}

async function now() {
  const { id, state } = await made.actOf(act.number)
  const payments = await findPaymentsOfActs(db.app, [id])
  return { act: state, payments: payments.map(one => [one.state, one.reasonCode]) }
}
const paidSince = async (before: bigint) => (await findBalances(db.app, book)).paid - before

describe('an answer', () => {
  test('that says settled makes the act paid and its money leave what is payable', async () => {
    const { paid } = await findBalances(db.app, book)
    expect(await take(report(transaction('ACSP')))).toMatchObject({ counts: { pending: 1 } })
    expect(await now()).toEqual({ act: 'sent', payments: [['sent', null]] })
    expect(await take(report(transaction('ACSC')))).toMatchObject({
      taken: true,
      counts: { paid: 1 },
    })
    expect(await now()).toEqual({ act: 'paid', payments: [['paid', null]] })
    expect(await paidSince(paid)).toBe(act.totalTiyn)
    // Said again in another file, or said less: nothing changes.
    for (const status of ['ACCC', 'ACTC']) {
      expect(await take(report(transaction(status)))).toMatchObject({ counts: { unchanged: 1 } })
    }
    expect(await paidSince(paid)).toBe(act.totalTiyn)
    expect(await selectUnbalanced(db.app)).toEqual([])
    expect(await recheckPayments(db.app, { actIds: [(await made.actOf(act.number)).id] })).toEqual(
      [],
    )
  })

  test('that rejects gives the act back to be sent again, under another number', async () => {
    const { paid } = await findBalances(db.app, book)
    await take(report(transaction('RJCT', because('AC04'))))
    expect(await now()).toEqual({ act: 'returned', payments: [['returned', 'AC04']] })
    expect(await paidSince(paid)).toBe(0n)
    const again = await made.collect([act.number])
    await made.release(again)
    const [second] = await made.paymentsOf(again)
    expect(second?.number).not.toBe(payment)
    // The bank cannot pay the old number any more.
    expect(await take(report(transaction('ACSC')))).toMatchObject({
      taken: false,
      bad: [{ mistake: 'came-back-already' }],
    })
    await take(report(transaction('ACCC', '', second?.number), again), MAKER, again)
    expect(await now()).toEqual({
      act: 'paid',
      payments: [
        ['returned', 'AC04'],
        ['paid', null],
      ],
    })
    expect(await paidSince(paid)).toBe(act.totalTiyn)
  })

  test('may unsay a payment: what was paid comes back, by a report, by a table or by hand', async () => {
    const { paid } = await findBalances(db.app, book)
    await take(report(transaction('ACSC')))
    const byHand = (reason: string) =>
      made.town.act(tx => returnPayment(tx, MAKER, made.town.setting, { batch, payment, reason }))
    await expect(byHand('because')).rejects.toBeInstanceOf(BadInput)
    await byHand('ac06')
    expect(await now()).toEqual({ act: 'returned', payments: [['returned', 'AC06']] })
    expect(await paidSince(paid)).toBe(0n)
    expect(await take(`payment;status;reason\n${payment};RTRN;AC06\n`)).toMatchObject({
      counts: { returned: 0, unchanged: 1 },
    })
    expect(await recheckPayments(db.app, { actIds: [(await made.actOf(act.number)).id] })).toEqual(
      [],
    )
  })

  test('for the whole group speaks for every payment, in any version of the message', async () => {
    await take(report('<GrpSts>ACSC</GrpSts>', batch, '03'))
    expect((await now()).act).toBe('paid')
    expect(await take(report('<GrpSts>RJCT</GrpSts>', batch, '14'))).toMatchObject({
      counts: { returned: 1 },
    })
  })

  test('is taken in once, also when two people send it at the same time', async () => {
    const { paid } = await findBalances(db.app, book)
    const text = report(transaction('ACSC'))
    const codes = await Promise.all([refusalOf(take(text)), refusalOf(take(text, RELEASER))])
    expect(codes.filter(code => code === 'payment/answer-twice')).toHaveLength(1)
    expect(await paidSince(paid)).toBe(act.totalTiyn)
    expect(await refusalOf(take(text))).toBe('payment/answer-twice')
  })

  test('with one bad row changes nothing at all, and each bad row is named', async () => {
    const sum = (tenge: string) =>
      `<OrgnlTxRef><Amt><InstdAmt Ccy="KZT">${tenge}</InstdAmt></Amt></OrgnlTxRef>`
    const mistakes = async (inside: string, original = batch) => {
      const { taken, bad } = await take(report(inside, original))
      expect(taken).toBe(false)
      return bad.map(one => one.mistake)
    }
    const good = transaction('ACSC', sum(decimalTenge(act.totalTiyn)))
    expect(await mistakes(good + transaction('ACSC', '', '222-222-222'))).toEqual([
      'unknown-payment',
    ])
    expect(await mistakes(good + good)).toEqual(['named-twice'])
    expect(await mistakes(transaction('ACSC', sum('1.00')))).toEqual(['amount-differs'])
    expect(await mistakes(transaction('ABCD'))).toEqual(['unknown-status'])
    expect(await mistakes(transaction('ACSC'), '222-222-222')).toEqual(['other-batch'])
    expect(await mistakes('<GrpSts>PAID?</GrpSts>')).toEqual(['unknown-status'])
    expect(await now()).toEqual({ act: 'sent', payments: [['sent', null]] })
    expect(await take(report(good))).toMatchObject({ taken: true })
  })

  test('that is no report is told so: no XML, another message, a document type, an empty table', async () => {
    const reasons: string[] = []
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    for (const text of [
      '<Document',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
      report(transaction('ACSC')).replace('<Document', `${bomb}<Document`),
      'payment,status\n',
      'a,b\n1,2\n',
      '',
    ]) {
      const thrown = await readAnswer(Buffer.from(text)).catch((error: unknown) => error)
      expect(thrown).toBeInstanceOf(AnswerUnreadable)
      reasons.push((thrown as AnswerUnreadable).mistake)
    }
    expect(reasons).toEqual(['not-xml', 'not-a-report', 'not-xml', 'empty', 'bad-table', 'empty'])
  })

  test('is taken in by operators of the territory, for a batch that was sent', async () => {
    await expect(take(report(transaction('ACSC')), OFFICER)).rejects.toBeInstanceOf(NotAllowed)
    await take(report(transaction('RJCT')))
    const draft = await made.collect([act.number])
    const text = report(transaction('ACSC'), draft)
    expect(await refusalOf(take(text, MAKER, draft))).toBe('payment/not-now')
  })
})

test('the kindergarten confirms that its money is there; that it is missing stays until it comes', async () => {
  const confirm = (arrived: boolean, actor = made.group.provider) =>
    made.town.act(tx => confirmReceipt(tx, actor, made.town.setting, { payment, arrived }))
  expect(await refusalOf(confirm(true))).toBe('payment/not-now')
  await take(report(transaction('ACSC')))
  await expect(confirm(true, MAKER)).rejects.toBeInstanceOf(NotAllowed)
  await confirm(false)
  const missed = async () =>
    (
      await sql<{ missed: boolean; received: boolean }>`
        select missed_at is not null as missed, received_at is not null as received from payment
        where number = ${payment}`.execute(db.app)
    ).rows[0]
  expect(await missed()).toEqual({ missed: true, received: false })
  await confirm(true)
  expect(await missed()).toEqual({ missed: true, received: true })
  expect(await refusalOf(confirm(true))).toBe('payment/not-now')
})

test('a connection that is killed in the middle of an answer has paid nothing; sent again, it pays once', async () => {
  const { paid } = await findBalances(db.app, book)
  const text = report(transaction('ACSC'))
  const input = {
    batch,
    name: 'a',
    sha256: sha256Hex(text),
    answer: await readAnswer(Buffer.from(text)),
  }
  const killed = made.town.act(async tx => {
    await takeAnswer(tx, MAKER, made.town.setting, input)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db.owner)
    await sql`select 1`.execute(tx)
  })
  await expect(killed).rejects.toThrow()
  expect(await paidSince(paid)).toBe(0n)
  expect(await now()).toEqual({ act: 'sent', payments: [['sent', null]] })
  expect(await take(text)).toMatchObject({ counts: { paid: 1 } })
  expect(await paidSince(paid)).toBe(act.totalTiyn)
})
