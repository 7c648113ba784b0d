/** The books: over long random histories they are those of an independent model, and the database refuses the rest. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction, violatedConstraint } from '../../platform/db/database.ts'
import { changeBudget } from './change-budget.ts'
import { balancesOf, composeEntries, reservationTiyn } from './ledger.ts'
import { selectUnbalanced } from './ledger-queries.ts'
import { findBalances, post } from './post.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let year = 2026

type Step =
  | { readonly kind: 'budget'; readonly amount: number }
  | { readonly kind: 'reserve' | 'release'; readonly amount: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('budget' as const), amount: fc.integer({ min: 0, max: 500 }) }),
  fc.record({
    kind: fc.constantFrom('reserve' as const, 'release' as const),
    amount: fc.integer({ min: 1, max: 120 }),
  }),
)

/** What a child with a sheet of paper would keep. */
type Model = { allotted: number; reserved: number }

function applyToModel(model: Model, { kind, amount }: Step): boolean {
  const available = model.allotted - model.reserved
  if (kind === 'budget') {
    if (amount < model.reserved) return false
    model.allotted = amount
  } else if (kind === 'reserve') {
    if (amount > available) return false
    model.reserved += amount
  } else {
    if (amount > model.reserved) return false
    model.reserved -= amount
  }
  return true
}

async function applyToLedger(
  book: { programme: 'preschool'; territory: string; year: number },
  one: Step,
) {
  const amount = BigInt(one.amount)
  try {
    await inTransaction(db.app, async tx => {
      if (one.kind === 'budget') {
        await changeBudget(tx, SYSTEM, setting, { ...book, allottedTiyn: amount })
        return
      }
      const signed = one.kind === 'reserve' ? amount : -amount
      await post(tx, book, {
        kind: one.kind,
        at: setting.clock.now(),
        cause: 'test',
        lines: [
          { account: 'available', amountTiyn: -signed },
          { account: 'reserved', amountTiyn: signed },
        ],
      })
    })
    return true
  } catch (error) {
    expect(violatedConstraint(error)).toBe('ledger_account_not_overdrawn')
    return false
  }
}

describe('the ledger', () => {
  test('keeps the balances of an independent model over any history, and refuses what the model refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        year += 1
        const book = { programme: 'preschool', territory: 'taraz', year } as const
        const model: Model = { allotted: 0, reserved: 0 }
        for (const one of steps)
          expect(await applyToLedger(book, one)).toBe(applyToModel(model, one))
        const balances = await findBalances(db.app, book)
        expect(balances.reserved).toBe(BigInt(model.reserved))
        expect(balances.available).toBe(BigInt(model.allotted - model.reserved))
        expect(balances.source).toBe(-BigInt(model.allotted))
      }),
      { numRuns: 25 },
    )
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('takes the entries of a posting at once and in balance, or not at all', async () => {
    await inTransaction(db.app, tx =>
      changeBudget(tx, SYSTEM, setting, {
        programme: 'preschool',
        territory: 'taraz',
        year: 2025,
        allottedTiyn: 100n,
      }),
    )
    const insert = (values: string) =>
      sql`${sql.raw(`with p as (insert into ledger_posting (kind, at, cause, entry_count)
        values ('allot', now(), 'x', 2) returning id)
        insert into ledger_entry (posting_id, sequence, account_id, amount_tiyn, balance_before_tiyn, balance_after_tiyn)
        select p.id, v.* from p, (values ${values}) v`)}`.execute(db.app)
    const account = await sql<{ id: bigint; kind: string; balance_tiyn: bigint }>`
      select id, kind, balance_tiyn from ledger_account where year = 2025 and kind in ('source', 'available') order by kind`.execute(
      db.app,
    )
    const [available, source] = account.rows
    const entry = (
      n: number,
      row: typeof available,
      amount: bigint,
      before = row?.balance_tiyn ?? 0n,
    ) =>
      `(${n}, ${row?.id}::bigint, ${amount}::bigint, ${before}::bigint, ${before + amount}::bigint)`
    const refused = (values: string) =>
      insert(values).then(
        () => 'taken',
        error => violatedConstraint(error) ?? String(error),
      )
    // One side only, two sides that differ, and a balance that is not the account's.
    expect(await refused(entry(1, available, 5n))).toMatch(/ledger_posting_balanced|posting/)
    expect(await refused(`${entry(1, available, 5n)}, ${entry(2, source, -4n)}`)).toMatch(
      /ledger_posting_balanced|posting/,
    )
    expect(await refused(`${entry(1, available, 5n, 999n)}, ${entry(2, source, -5n)}`)).toMatch(
      /ledger_entry_continues|balance/,
    )
  })

  test('cannot be rewritten: not by the application, not even by the owner', async () => {
    for (const database of [db.app, db.owner]) {
      await expect(sql`update ledger_entry set amount_tiyn = 1`.execute(database)).rejects.toThrow()
      await expect(sql`delete from ledger_posting`.execute(database)).rejects.toThrow()
      await expect(sql`truncate ledger_entry`.execute(database)).rejects.toThrow()
    }
  })

  test('a budget is changed by the office of its territory only', async () => {
    const change = (actor: Parameters<typeof changeBudget>[1]) =>
      inTransaction(db.app, tx =>
        changeBudget(tx, actor, setting, {
          programme: 'preschool',
          territory: 'taraz',
          year: 2026,
          allottedTiyn: 5n,
        }),
      )
    const officer = { kind: 'staff', staffId: 1n, role: 'officer' } as const
    await expect(change(VISITOR)).rejects.toMatchObject({ name: 'SignInNeeded' })
    await expect(change({ ...officer, territory: 'shymkent' })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    expect(await change({ ...officer, territory: 'zhambyl' })).toBe(true)
  })
})

test('entries of one posting continue each other, whatever the order of accounts', () => {
  const balances = balancesOf([
    ['source', -100n],
    ['available', 60n],
    ['reserved', 40n],
  ])
  const entries = composeEntries(balances, [
    { account: 'available', amountTiyn: -30n },
    { account: 'reserved', amountTiyn: 10n },
    { account: 'reserved', amountTiyn: 20n },
  ])
  expect(entries.map(entry => [entry.balanceBeforeTiyn, entry.balanceAfterTiyn])).toEqual([
    [60n, 30n],
    [40n, 50n],
    [50n, 70n],
  ])
})

test('an offer reserves the norm for the months left, the current one included', () => {
  const norm = 6_800_000n
  expect(reservationTiyn(norm, Temporal.PlainDate.from('2026-01-31'))).toBe(12n * norm)
  expect(reservationTiyn(norm, Temporal.PlainDate.from('2026-07-01'))).toBe(6n * norm)
  expect(reservationTiyn(norm, Temporal.PlainDate.from('2026-12-31'))).toBe(norm)
})
