/** From an approved act to the bank's file: accounts and batches with four eyes, nothing twice, everything rechecked. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { sha256Hex as digest } from '../../base/digest.ts'
import { BadInput, NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { OFFICER } from '../attendance/submitted-month.fixture.ts'
import { anIban, approvedAct, MAKER, PAYER, RELEASER, SECOND } from './approved-act.fixture.ts'
import { selectBatch } from './batch-queries.ts'
import { composePain001 } from './compose-pain001.ts'
import { decideAccount, enterAccount } from './enter-account.ts'
import { findAccountsOfProvider, findProposedAccounts } from './find-accounts.ts'
import { findBatches, getBatchFile } from './find-batches.ts'
import { findPaymentsOfActs } from './find-payments.ts'
import { withdrawBatch } from './make-batch.ts'
import { selectPaymentsOfBatch } from './payment-queries.ts'
import { orderOf } from './release-batch.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof approvedAct>>
let act: Awaited<ReturnType<typeof made.aTown>>

beforeEach(async () => {
  made = await approvedAct(db)
  act = await made.aTown()
})

const relation = { territoryPath: ['kz', 'zhambyl', 'taraz'] }
const ready = async () =>
  (await findBatches(db.app, MAKER, relation, PAYER, made.town.setting.clock.today())).ready.find(
    one => one.number === act.number,
  )

describe('an account', () => {
  test('counts from the moment when another person of the department confirmed it', async () => {
    const { town, group, given } = made
    expect((await ready())?.notSent).toBe('no-account')
    const accountId = await town.act(tx => enterAccount(tx, OFFICER, town.setting, given(anIban())))
    expect((await ready())?.notSent).toBe('account-waits')
    const decide = (actor: Actor) =>
      town.act(tx => decideAccount(tx, actor, town.setting, { accountId, confirm: true }))
    expect(await refusalOf(decide(OFFICER))).toBe('payment/own-account')
    await expect(decide(group.provider)).rejects.toBeInstanceOf(NotAllowed)
    await expect(decide(MAKER)).rejects.toBeInstanceOf(NotAllowed)
    await decide(SECOND)
    expect(await refusalOf(decide(SECOND))).toBe('payment/not-now')
    expect((await ready())?.notSent).toBeUndefined()
  })

  test('that is changed is seen by its own people with who did it, and its number is in no public fact', async () => {
    const { town, group, given } = made
    const iban = anIban()
    await made.aConfirmedAccount()
    await town.act(tx => enterAccount(tx, OFFICER, town.setting, given(iban)))
    const enter = () => town.act(tx => enterAccount(tx, group.provider, town.setting, given(iban)))
    await expect(enter()).rejects.toMatchObject({ constraint: 'provider_account_one_proposed' })
    const own = { providerId: made.one.contract.providerId }
    const accounts = await findAccountsOfProvider(db.app, group.provider, own)
    expect(accounts.map(one => [one.state, one.enteredBy.split(':')[0]])).toEqual([
      ['proposed', 'staff'],
      ['confirmed', 'provider'],
    ])
    const waiting = await findProposedAccounts(db.app, SECOND, relation, PAYER)
    expect(waiting.find(one => one.iban === iban)?.replaces).toBe(accounts[1]?.iban)
    const { rows } = await sql<{ leaf: string }>`
      select leaf from journal_entry where kind like 'payment.account%'`.execute(db.owner)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ leaf }) => leaf.includes('KZ'))).toBe(false)
  })

  test('with a wrong number is a mistake of the form', async () => {
    const { town, group, given } = made
    const wrong = { ...given('KZ86125KZT5004100101'), bic: 'X', holder: ' ' }
    const work = town.act(tx => enterAccount(tx, group.provider, town.setting, wrong))
    const error = await work.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BadInput)
    expect((error as BadInput).fields).toEqual({ iban: 'wrong', bic: 'wrong', holder: 'wrong' })
  })
})

describe('a batch', () => {
  test('is made by one operator and released by another; its acts are sent, in a file that is kept to the byte', async () => {
    await made.aConfirmedAccount()
    const batch = await made.collect([act.number])
    expect(await findPaymentsOfActs(db.app, [(await made.actOf(act.number)).id])).toEqual([])
    expect(await refusalOf(made.release(batch, MAKER))).toBe('payment/own-batch')
    await expect(made.release(batch, OFFICER)).rejects.toBeInstanceOf(NotAllowed)
    const { sha256 } = await made.release(batch)
    expect(await refusalOf(made.release(batch))).toBe('payment/not-now')
    const { id, state } = await made.actOf(act.number)
    expect(state).toBe('sent')
    expect(await findPaymentsOfActs(db.app, [id])).toMatchObject([
      { batch, amountTiyn: act.totalTiyn, state: 'sent', answeredAt: null },
    ])
    const { xml } = await getBatchFile(db.app, RELEASER, batch)
    expect(digest(xml)).toBe(sha256)
    await expect(getBatchFile(db.app, OFFICER, batch)).rejects.toBeInstanceOf(NotAllowed)
    // Composed again from what is kept, it is the same file.
    const row = await selectBatch(db.app, batch)
    if (row === undefined) throw new Error('the batch')
    const again = await orderOf(db.app, row, await selectPaymentsOfBatch(db.app, row.id))
    expect(composePain001(again)).toBe(xml.toString('utf8'))
    const { rows } = await sql<{ leaf: string }>`
      select leaf from journal_entry where kind = 'payment.batch-released' and leaf like ${`%${batch}%`}`.execute(
      db.owner,
    )
    expect(rows[0]?.leaf).toContain(sha256)
  })

  test('takes an act once, whoever collects at the same time, and gives it free again when it is withdrawn', async () => {
    await made.aConfirmedAccount()
    const collected = await Promise.all(
      [MAKER, RELEASER].map(actor =>
        made.collect([act.number], actor).then(
          number => number,
          (error: { code?: string }) => error.code,
        ),
      ),
    )
    expect(collected.filter(one => one === 'payment/already-sent')).toHaveLength(1)
    const batch = collected.find(one => one !== 'payment/already-sent') ?? ''
    expect(await refusalOf(made.collect([act.number]))).toBe('payment/already-sent')
    await made.town.act(tx => withdrawBatch(tx, RELEASER, made.town.setting, batch))
    expect(await refusalOf(made.release(batch))).toBe('payment/not-now')
    const again = await made.collect([act.number])
    await made.release(again)
    expect((await made.paymentsOf(again))[0]?.state).toBe('sent')
  })

  test('that two people release at once is released once', async () => {
    await made.aConfirmedAccount()
    const batch = await made.collect([act.number])
    const third: Actor = { ...MAKER, staffId: 13n } as Actor
    const codes = await Promise.all(
      [RELEASER, third].map(actor => refusalOf(made.release(batch, actor))),
    )
    expect(codes.sort()).toEqual(['payment/not-now', undefined])
  })

  test('is not made without a payer, without acts, nor of an act without a confirmed account', async () => {
    expect(await refusalOf(made.collect([act.number]))).toBe('payment/nothing-to-send')
    expect(await refusalOf(made.collect([]))).toBe('payment/nothing-to-send')
    const elsewhere = { ...PAYER, territory: 'shymkent', acts: [act.number] }
    const { makeBatch } = await import('./make-batch.ts')
    const far: Actor = { kind: 'staff', staffId: 21n, role: 'operator', territory: 'shymkent' }
    const work = made.town.act(tx => makeBatch(tx, far, made.town.setting, elsewhere))
    expect(await refusalOf(work)).toBe('payment/no-payer-account')
    await expect(made.collect([act.number], far)).rejects.toBeInstanceOf(NotAllowed)
  })

  test('is not released to another account than the kindergarten has by then; what was sent keeps its own', async () => {
    const first = anIban()
    await made.aConfirmedAccount(first)
    const batch = await made.collect([act.number])
    const second = anIban()
    await made.aConfirmedAccount(second)
    expect(await refusalOf(made.release(batch))).toBe('payment/account-changed')
    await made.town.act(tx => withdrawBatch(tx, MAKER, made.town.setting, batch))
    const again = await made.collect([act.number])
    await made.release(again)
    await made.aConfirmedAccount(anIban())
    const { payments } = await getBatchFile(db.app, RELEASER, again)
    expect(payments[0]?.iban).toBe(second)
  })

  test('is not released when a line of its act does not follow from the sheet behind it', async () => {
    await made.aConfirmedAccount()
    const batch = await made.collect([act.number])
    const line = await made.town.lineOf(made.one)
    const change = (days: string) =>
      sql`update sheet_line set days = ${days} where id = ${line.id}`.execute(db.owner)
    await change(`a${line.days.slice(1)}`)
    expect(await refusalOf(made.release(batch))).toBe('payment/recheck-failed')
    await change(line.days)
    await made.release(batch)
  })
})

test('the database itself takes no payment of another sum than its act, and none twice', async () => {
  await made.aConfirmedAccount()
  const batch = await made.collect([act.number])
  await made.release(batch)
  const copy = (amount: ReturnType<typeof sql>) =>
    sql`insert into payment (number, batch_id, act_id, account_id, amount_tiyn, state, sent_at)
      select number || 'X', batch_id, act_id, account_id, ${amount}, 'sent', sent_at from payment
      where batch_id = (select id from payment_batch where number = ${batch})`.execute(db.app)
  await expect(copy(sql`amount_tiyn`)).rejects.toMatchObject({
    constraint: 'payment_one_live_per_act',
  })
  await sql`update payment set state = 'returned', answered_at = sent_at where sent_at is not null
    and batch_id = (select id from payment_batch where number = ${batch})`.execute(db.app)
  await expect(copy(sql`amount_tiyn + 100`)).rejects.toMatchObject({ constraint: 'payment_act_fk' })
})
