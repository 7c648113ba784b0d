/** Money of vouchers after the offer: over any history that of an independent model, and never more than was reserved. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction, violatedConstraint } from '../../platform/db/database.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { type AccountKind, balancesOf } from './ledger.ts'
import { selectUnbalanced, selectVoucherBalances } from './ledger-queries.ts'
import { findBalances, moveForVoucher, moveSum, releaseAll, reserve } from './post.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const VOUCHERS = 3
const ids: bigint[] = []
let cost = 0n

beforeAll(async () => {
  const made = contractsOf(() => db.app, setting)
  await aKindergarten(db.app, setting, { places: { 3: VOUCHERS } })
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  for (let count = 0; count < VOUCHERS; count += 1) {
    const application = await made.aConfirmedChild()
    const voucher = await findVoucherOfApplication(db.app, application.id)
    ids.push(voucher?.id ?? 0n)
    cost = voucher?.costTiyn ?? 0n
  }
})

const STEPS = {
  accrue: ['reserved', 'accrued'],
  approve: ['accrued', 'payable'],
  pay: ['payable', 'paid'],
  return: ['paid', 'payable'],
  release: ['reserved', 'available'],
} as const
type Kind = keyof typeof STEPS

const move = fc.record({
  voucher: fc.integer({ min: 0, max: VOUCHERS - 1 }),
  // In thousandths of what was reserved, so that histories run dry now and then; a negative one mends.
  part: fc.integer({ min: -200, max: 500 }),
})
const step = fc.record({
  kind: fc.constantFrom<Kind>('accrue', 'approve', 'pay', 'return', 'release'),
  moves: fc.array(move, { minLength: 1, maxLength: 4 }),
})

type Model = Record<string, bigint>
const key = (kind: AccountKind, voucher?: number) => `${kind}:${voucher ?? ''}`
/** What a month has earned is no voucher's any more. */
const SHARED: readonly AccountKind[] = ['available', 'accrued', 'payable', 'paid']

/** What a careful clerk would write; undefined when a purse would be empty. */
function play(
  model: Model,
  { kind, moves }: { kind: Kind; moves: readonly { voucher: number; part: number }[] },
) {
  const next = { ...model }
  const [from, to] = STEPS[kind]
  const add = (account: AccountKind, voucher: number, tiyn: bigint) => {
    const purse = account === 'reserved' ? key(account, voucher) : key(account)
    next[purse] = (next[purse] ?? 0n) + tiyn
  }
  for (const { voucher, part } of moves) {
    const tiyn = (cost * BigInt(part)) / 1000n
    add(from, voucher, -tiyn)
    add(to, voucher, tiyn)
  }
  return Object.values(next).every(tiyn => tiyn >= 0n) ? next : undefined
}

describe('the money of vouchers', () => {
  test('is that of the model over any history; what the model refuses, the database refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        const before = await findBalances(db.app, book)
        let model: Model = {}
        for (const kind of SHARED) model[key(kind)] = before[kind]
        for (const [index, id] of ids.entries()) {
          model[key('reserved', index)] = (await selectVoucherBalances(db.app, book, id)).reserved
        }
        for (const one of steps) {
          const next = play(model, one)
          const done = await apply(one)
          expect(done).toBe(next !== undefined)
          model = next ?? model
        }
        for (const [index, id] of ids.entries()) {
          const held = await selectVoucherBalances(db.app, book, id)
          expect(held).toEqual(balancesOf([['reserved', model[key('reserved', index)] ?? 0n]]))
        }
        const after = await findBalances(db.app, book)
        for (const kind of SHARED) expect(after[kind]).toBe(model[key(kind)])
      }),
      { numRuns: 25 },
    )
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('that is still reserved goes back once, whoever asks twice at once', async () => {
    const id = ids[0] ?? 0n
    await inTransaction(db.app, tx =>
      reserve(tx, book, [{ id, costTiyn: 700n }], setting.clock.now(), 'test'),
    )
    const { reserved } = await selectVoucherBalances(db.app, book, id)
    const before = await findBalances(db.app, book)
    const giveBack = () =>
      inTransaction(db.app, tx =>
        releaseAll(tx, { ...book, id }, async () => new Map(), setting.clock.now(), 'test'),
      )
    await Promise.all([giveBack(), giveBack()])
    expect((await selectVoucherBalances(db.app, book, id)).reserved).toBe(0n)
    expect((await findBalances(db.app, book)).available).toBe(before.available + reserved)
  })
})

async function apply({
  kind,
  moves,
}: {
  kind: Kind
  moves: readonly { voucher: number; part: number }[]
}) {
  const [from, to] = STEPS[kind]
  const parts = moves.map(({ voucher, part }) => ({
    voucherId: ids[voucher] ?? 0n,
    amountTiyn: (cost * BigInt(part)) / 1000n,
  }))
  const amountTiyn = parts.reduce((sum, one) => sum + one.amountTiyn, 0n)
  const told = { from, to, at: setting.clock.now(), cause: 'test' }
  try {
    await inTransaction(db.app, tx =>
      kind === 'accrue' || kind === 'release'
        ? moveForVoucher(tx, book, { ...told, kind, moves: parts })
        : moveSum(tx, book, { ...told, kind, amountTiyn }),
    )
    return true
  } catch (error) {
    expect(['ledger_account_not_overdrawn', 'ledger_voucher_not_overdrawn']).toContain(
      violatedConstraint(error),
    )
    return false
  }
}
