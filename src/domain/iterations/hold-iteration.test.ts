/** An iteration over a real database: right offers, money reserved, nothing doubled, nothing lost. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { changeBudget } from '../ledger/change-budget.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { findPosition } from '../queue/find-position.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { replayBundle } from './bundle.ts'
import { findBundle } from './find-iterations.ts'
import { holdIteration } from './hold-iteration.ts'
import { previewIteration } from './preview-iteration.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const scope = { ...book, heldOn: Temporal.PlainDate.from('2026-07-01') }
const children: Application[] = []

// July: six months of the year are left, so an offer costs 6 x 68 000 tenge.
const COST = 6n * 68_000n * 100n

beforeAll(async () => {
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
  for (let index = 0; index < 4; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(await submit(db.app, setting))
  }
  setting.clock.advance({ milliseconds: 5 })
  children.push(await submit(db.app, setting, { registeredBenefits: ['military'] }))
  children.push(await submit(db.app, setting, { childBorn: '2025-05-01' }))
})

describe('holding an iteration', () => {
  test('is previewed without writing anything, also with more money', async () => {
    const preview = await previewIteration(db.app, SYSTEM, scope)
    expect(preview.sealed.result.totals).toEqual({ offered: 2, skipped: { 'no-money': 3 } })
    const richer = await previewIteration(db.app, SYSTEM, scope, { moreMoneyTiyn: 3n * COST })
    expect(richer.sealed.result.totals).toEqual({ offered: 3, skipped: { 'no-places': 2 } })
    const balances = await findBalances(db.app, book)
    expect(balances).toMatchObject({ available: 2n * COST, reserved: 0n })
  })

  test('is not for a visitor', async () => {
    await expect(holdIteration(db.app, VISITOR, setting, book)).rejects.toThrow('')
  })

  test('offers in the order of the rules and reserves the money at once; a repeat returns the first answer', async () => {
    const request = { ...book, requestId: 'request-1' }
    const report = await holdIteration(db.app, SYSTEM, setting, request)
    expect(report).toMatchObject({ number: 1, offered: 2, skipped: { 'no-money': 3 } })
    expect(await holdIteration(db.app, SYSTEM, setting, request)).toEqual(report)
    const states = await Promise.all(
      children.map(async child => (await findPosition(db.app, child.number, scope.heldOn))?.state),
    )
    // Out-of-turn first, then the eldest application; the youngest child is not 18 months old.
    expect(states).toEqual(['offered', 'queued', 'queued', 'queued', 'offered', 'queued'])
    expect(await findBalances(db.app, book)).toMatchObject({ available: 0n, reserved: 2n * COST })
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('publishes a bundle that replays and names nobody', async () => {
    const bundle = await findBundle(db.app, 1n)
    expect(replayBundle(bundle?.bundle ?? '')).toMatchObject({ ok: true, value: { same: true } })
    expect(bundle?.bundle).not.toContain('Сынақ')
    expect(JSON.parse(bundle?.bundle ?? '').input.excluded).toEqual([
      { id: children[5]?.number, reason: 'too-young' },
    ])
  })

  test('tells every family once and writes a leaf for every fact', async () => {
    const messages = await sql<{ template: string; n: bigint }>`
      select template, count(*) as n from message group by template order by template`.execute(
      db.app,
    )
    expect(messages.rows).toEqual([
      { template: 'application-queued', n: 6n },
      { template: 'voucher-offered', n: 2n },
    ])
    const leaves = await sql<{ kind: string; n: bigint }>`
      select kind, count(*) as n from journal_entry where kind like 'application.%' or kind like 'iteration.%'
      group by kind order by kind`.execute(db.app)
    expect(leaves.rows).toEqual([
      { kind: 'application.offered', n: 2n },
      { kind: 'application.submitted', n: 6n },
      { kind: 'iteration.held', n: 1n },
    ])
  })

  test('a refused voucher returns its money, which the next iteration offers to the next child', async () => {
    const [first, second] = children as [Application, Application]
    await inTransaction(db.app, tx => declineVoucher(tx, guardianOf(first), setting, first.number))
    expect(await findBalances(db.app, book)).toMatchObject({ available: COST, reserved: COST })
    const report = await holdIteration(db.app, SYSTEM, setting, book)
    expect(report).toMatchObject({ number: 2, offered: 1 })
    expect((await findVoucherOfApplication(db.app, second.id))?.state).toBe('offered')
  })

  test('another family cannot confirm it, its own can, once', async () => {
    const [first, second] = children as [Application, Application]
    const confirm = (family: Application) =>
      inTransaction(db.app, tx => confirmVoucher(tx, guardianOf(family), setting, second.number))
    await expect(confirm(first)).rejects.toMatchObject({ name: 'NotAllowed' })
    await confirm(second)
    await expect(confirm(second)).rejects.toMatchObject({ code: 'voucher/not-offered' })
  })

  test('money that is spoken for cannot be taken back: the database refuses', async () => {
    await expect(
      inTransaction(db.app, tx =>
        changeBudget(tx, SYSTEM, setting, { ...book, allottedTiyn: COST }),
      ),
    ).rejects.toMatchObject({ constraint: 'ledger_account_not_overdrawn' })
  })

  test('ten at once are held one after another and never overspend', async () => {
    await inTransaction(db.app, tx =>
      changeBudget(tx, SYSTEM, setting, { ...book, allottedTiyn: 4n * COST }),
    )
    const reports = await Promise.all(
      Array.from({ length: 10 }, () => holdIteration(db.app, SYSTEM, setting, book)),
    )
    expect(reports.map(report => report.number).sort((a, b) => a - b)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ])
    // Three places were published; two vouchers are alive, so one more child is offered one.
    expect(reports.reduce((sum, report) => sum + report.offered, 0)).toBe(1)
    expect(await findBalances(db.app, book)).toMatchObject({ available: COST, reserved: 3n * COST })
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('is refused where no pack is valid on the day', async () => {
    const heldOn = Temporal.PlainDate.from('2026-01-02')
    await expect(holdIteration(db.app, SYSTEM, setting, { ...book, heldOn })).rejects.toMatchObject(
      {
        code: 'rules/no-pack',
      },
    )
  })
})
