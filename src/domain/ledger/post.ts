/** Posts to the ledger: every movement of money goes through here, balanced, in one statement. */
import { assert } from '../../base/assert.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Balances, Book, PostingKind, PostingLine } from './ledger.ts'
import { composeEntries } from './ledger.ts'
import { insertPosting, lockAccounts, openAccounts, selectBalances } from './ledger-queries.ts'

/** Part of an action. The database refuses an overdraft (`ledger/not-enough-money`). */
export async function post(
  tx: Tx,
  book: Book,
  posting: {
    readonly kind: PostingKind
    readonly at: Temporal.Instant
    readonly cause: string
    readonly lines: readonly PostingLine[]
  },
): Promise<void> {
  const sum = posting.lines.reduce((total, line) => total + line.amountTiyn, 0n)
  assert(sum === 0n, 'a posting sums to zero')
  const { accounts, balances } = await lockBook(tx, book)
  await insertPosting(tx, posting, accounts, composeEntries(balances, posting.lines))
}

/** Opens the accounts when needed, locks them, and says what they hold. */
export async function lockBook(tx: Tx, book: Book) {
  await openAccounts(tx, book)
  const accounts = await lockAccounts(tx, book)
  const of = (kind: keyof Balances) => accounts.get(kind)?.balance_tiyn ?? 0n
  const balances: Balances = {
    source: of('source'),
    available: of('available'),
    reserved: of('reserved'),
    spent: of('spent'),
  }
  return { accounts, balances }
}

export async function findBalances(read: Read, book: Book): Promise<Balances> {
  return selectBalances(read, book)
}

/** Reserves for many vouchers at once: one line out of `available`, one into `reserved` for each. */
export async function reserve(
  tx: Tx,
  book: Book,
  vouchers: readonly { readonly id: bigint; readonly costTiyn: bigint }[],
  at: Temporal.Instant,
  cause: string,
): Promise<void> {
  if (vouchers.length === 0) return
  const total = vouchers.reduce((sum, voucher) => sum + voucher.costTiyn, 0n)
  await post(tx, book, {
    kind: 'reserve',
    at,
    cause,
    lines: [
      { account: 'available', amountTiyn: -total },
      ...vouchers.map(voucher => ({
        account: 'reserved' as const,
        amountTiyn: voucher.costTiyn,
        voucherId: voucher.id,
      })),
    ],
  })
}

/** Gives back what a voucher still holds; it feeds the next iteration. */
export async function release(
  tx: Tx,
  book: Book,
  voucher: { readonly id: bigint; readonly costTiyn: bigint },
  at: Temporal.Instant,
  cause: string,
): Promise<void> {
  await post(tx, book, {
    kind: 'release',
    at,
    cause,
    lines: [
      { account: 'reserved', amountTiyn: -voucher.costTiyn, voucherId: voucher.id },
      { account: 'available', amountTiyn: voucher.costTiyn },
    ],
  })
}
