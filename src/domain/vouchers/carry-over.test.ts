/** The turn of a year: money for children who have a voucher, before any of it is given to others. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import { type TestDatabase, useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { previewIteration } from '../iterations/preview-iteration.ts'
import { selectUnbalanced, selectVoucherBalances } from '../ledger/ledger-queries.ts'
import { findBalances } from '../ledger/post.ts'
import { carryOver, decideCarryOver } from './carry-over.ts'
import { declineVoucher } from './decline-voucher.ts'
import { findVoucherOfApplication } from './find-vouchers.ts'

const QUEUE = { territory: 'taraz', programme: 'preschool' } as const
const NEXT = { ...QUEUE, year: 2027 }
const NORM = 6_800_000n
/** Each sentence in a territory of its own, with two children who were offered a voucher in December 2026. */
function atTheTurn(
  sentence: string,
  prove: (city: Awaited<ReturnType<typeof twoOffers>>) => Promise<void>,
): void {
  describe('the turn of a year', () => {
    const db = useDatabase()
    test(sentence, async () => prove(await twoOffers(db)))
  })
}

async function twoOffers(db: TestDatabase) {
  const setting = aSetting('2026-12-28T09:00')
  await aKindergarten(db.app, setting, { places: { 3: 9, 4: 9 } })
  await aBudget(db.app, setting, { tenge: 1_000_000 })
  const one = await submit(db.app, setting)
  setting.clock.advance({ seconds: 1 })
  const other = await submit(db.app, setting)
  await holdIteration(db.app, SYSTEM, setting, QUEUE)

  const carry = () => inTransaction(db.app, tx => carryOver(tx, SYSTEM, setting, NEXT))

  async function reservedOf(application: Application, year: number) {
    const voucher = await findVoucherOfApplication(db.app, application.id)
    return (await selectVoucherBalances(db.app, { ...QUEUE, year }, voucher?.id ?? 0n)).reserved
  }

  const decline = (application: Application) =>
    inTransaction(db.app, tx =>
      declineVoucher(tx, guardianOf(application), setting, application.number),
    )

  return { db, setting, one, other, carry, reservedOf, decline }
}

atTheTurn(
  'reserves the twelve months of each voucher, in their order, as long as the money lasts',
  async ({ db, setting, one, other, carry, reservedOf }) => {
    // A year of one child and a half.
    await aBudget(db.app, setting, { tenge: 68_000 * 18, year: 2027 })
    const first = await carry()
    expect(first).toMatchObject({ coveredTiyn: 12n * NORM, missingTiyn: 12n * NORM })
    expect([await reservedOf(one, 2027), await reservedOf(other, 2027)]).toEqual([12n * NORM, 0n])
    expect((await carry()).covered).toEqual([])
    await aBudget(db.app, setting, { tenge: 68_000 * 24, year: 2027 })
    await Promise.all([carry(), carry()])
    expect([await reservedOf(one, 2027), await reservedOf(other, 2027)]).toEqual([
      12n * NORM,
      12n * NORM,
    ])
    expect(await reservedOf(one, 2026)).toBe(NORM)
    expect(await selectUnbalanced(db.app)).toEqual([])
  },
)

atTheTurn(
  'comes before an iteration of the new year, which gives only what is left',
  async ({ db, setting, other, reservedOf }) => {
    setting.clock.advance({ hours: 24 * 7 })
    await aBudget(db.app, setting, { tenge: 68_000 * 36, year: 2027 })
    const newcomer = await submit(db.app, setting)
    setting.clock.advance({ seconds: 1 })
    await submit(db.app, setting)
    const scope = { ...QUEUE, heldOn: setting.clock.today() }
    const preview = await previewIteration(db.app, SYSTEM, scope)
    expect(preview.moneyBeforeTiyn).toBe(12n * NORM)
    const report = await holdIteration(db.app, SYSTEM, setting, QUEUE)
    expect(report).toMatchObject({
      offered: 1,
      moneyTiyn: { before: String(12n * NORM), after: '0' },
    })
    expect(await reservedOf(newcomer, 2027)).toBe(12n * NORM)
    expect(await reservedOf(other, 2027)).toBe(12n * NORM)
    expect((await findBalances(db.app, NEXT)).available).toBe(0n)
  },
)

atTheTurn(
  'gives the money of both years back when a voucher ends, also while it is being carried over',
  async ({ db, setting, one, other, carry, reservedOf, decline }) => {
    await aBudget(db.app, setting, { tenge: 68_000 * 24, year: 2027 })
    await Promise.all([carry(), decline(one), decline(other)])
    for (const application of [one, other]) {
      expect([await reservedOf(application, 2026), await reservedOf(application, 2027)]).toEqual([
        0n,
        0n,
      ])
    }
    expect((await findBalances(db.app, NEXT)).available).toBe(24n * NORM)
    const { rows } = await sql<{ kind: string; tiyn: string }>`
    select kind, coalesce(leaf::jsonb -> 'facts' ->> 'tiyn', leaf::jsonb -> 'facts' ->> 'freedTiyn') as tiyn from journal_entry
    where kind in ('budget.moved', 'voucher.closed') order by id`.execute(db.app)
    // What the leaves say adds up: nothing of 2027 is missing, and each voucher gave back its December.
    const moved = rows.filter(row => row.kind === 'budget.moved')
    expect(moved.reduce((sum, row) => sum + BigInt(row.tiyn), 0n)).toBe(0n)
    expect(rows.filter(row => row.kind === 'voucher.closed').map(row => row.tiyn)).toEqual([
      NORM.toString(),
      NORM.toString(),
    ])
  },
)

test('leaves a child whose norm nobody gave without money, and says so', () => {
  const vouchers = [{ id: 1n, cohort: 3, kind: 'special' }] as const
  expect(decideCarryOver(vouchers, new Map(), 5n)).toEqual({
    covered: [],
    uncovered: [1n],
    coveredTiyn: 0n,
    missingTiyn: 0n,
  })
})
