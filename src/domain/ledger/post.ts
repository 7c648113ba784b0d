/** Posts to the ledger: every movement of money goes through here, balanced, in one statement. */
import { assert } from '../../base/assert.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { AccountKind, Balances, Book, PostingKind, PostingLine } from './ledger.ts'
import { ACCOUNT_KINDS, balancesOf, composeEntries } from './ledger.ts'
import {
  insertPostings,
  lockAccounts,
  lockBooksFrom,
  openAccounts,
  selectBalances,
  selectReservedByYear,
} from './ledger-queries.ts'

type GivenPosting = {
  readonly kind: PostingKind
  readonly at: Temporal.Instant
  readonly cause: string
  readonly lines: readonly PostingLine[]
}

/** Part of an action. The database refuses an overdraft (`ledger/not-enough-money`). */
export function post(tx: Tx, book: Book, posting: GivenPosting): Promise<void> {
  return postAll(tx, book, [posting])
}

/** As `post`, one after the other and all or none. */
async function postAll(tx: Tx, book: Book, postings: readonly GivenPosting[]): Promise<void> {
  if (postings.length === 0) return
  const { accounts, balances } = await lockBook(tx, book)
  const running = { ...balances }
  const composed = postings.map(({ lines, ...posting }) => {
    const sum = lines.reduce((total, line) => total + line.amountTiyn, 0n)
    assert(sum === 0n, 'a posting sums to zero')
    const entries = composeEntries(running, lines)
    for (const entry of entries) running[entry.account] = entry.balanceAfterTiyn
    return { ...posting, entries }
  })
  await insertPostings(tx, composed, accounts)
}

/** Locks the accounts, opened when needed, and says what they hold. */
export async function lockBook(tx: Tx, book: Book) {
  let accounts = await lockAccounts(tx, book)
  if (accounts.size < ACCOUNT_KINDS.length) {
    await openAccounts(tx, book)
    accounts = await lockAccounts(tx, book)
  }
  const balances = balancesOf([...accounts].map(([kind, row]) => [kind, row.balance_tiyn]))
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

/**
 * Gives back what a voucher still has reserved in the books of all its years, but `keptTiyn` of each: months that it was
 * used in and that nobody has settled yet. Returns what went back, by year; it feeds the next iteration.
 */
export async function releaseAll(
  tx: Tx,
  voucher: Omit<Book, 'year'> & { readonly id: bigint; readonly year: number },
  findKept: (tx: Tx) => Promise<ReadonlyMap<number, bigint>>,
  at: Temporal.Instant,
  cause: string,
): Promise<ReadonlyMap<number, bigint>> {
  // The books are locked first, or two who release would both see the same money.
  await lockBooksFrom(tx, voucher)
  const kept = await findKept(tx)
  const freed = new Map<number, bigint>()
  for (const [year, reserved] of await selectReservedByYear(tx, voucher)) {
    const amountTiyn = reserved - (kept.get(year) ?? 0n)
    if (amountTiyn <= 0n) continue
    const { programme, territory, id: voucherId } = voucher
    const moves = [{ voucherId, amountTiyn }]
    const posting = {
      kind: 'release',
      from: 'reserved',
      to: 'available',
      moves,
      at,
      cause,
    } as const
    await moveForVoucher(tx, { programme, territory, year }, posting)
    freed.set(year, amountTiyn)
  }
  return freed
}

export type SumMove = {
  readonly kind: Extract<PostingKind, 'approve' | 'pay' | 'return'>
  readonly from: AccountKind
  readonly to: AccountKind
  readonly amountTiyn: bigint
  readonly at: Temporal.Instant
  readonly cause: string
}

/** Money that months have earned, which is no voucher's any more; zero moves nothing. */
export async function moveSum(
  tx: Tx,
  book: Book,
  { kind, from, to, amountTiyn, at, cause }: SumMove,
): Promise<void> {
  if (amountTiyn === 0n) return
  const lines = [
    { account: from, amountTiyn: -amountTiyn },
    { account: to, amountTiyn },
  ]
  await post(tx, book, { kind, at, cause, lines })
}

type VoucherMove = { readonly voucherId: bigint; readonly amountTiyn: bigint }

export type VoucherMoves = {
  readonly kind: Extract<PostingKind, 'release' | 'accrue'>
  readonly from: AccountKind
  readonly to: AccountKind
  readonly moves: readonly VoucherMove[]
  readonly at: Temporal.Instant
  readonly cause: string
}

/**
 * Moves money of many vouchers from account to account, in one posting; a negative amount moves it back. The database
 * refuses what an account or a voucher does not hold (`ledger/not-enough-money`). Nothing at all is posted for zero.
 */
export function moveForVoucher(tx: Tx, book: Book, posting: VoucherMoves): Promise<void> {
  return moveForVouchers(tx, book, [posting])
}

/** As `moveForVoucher`, a posting each. */
export async function moveForVouchers(
  tx: Tx,
  book: Book,
  postings: readonly VoucherMoves[],
): Promise<void> {
  const given = postings.flatMap(({ kind, from, to, at, cause, ...posting }) => {
    const moves = posting.moves.filter(one => one.amountTiyn !== 0n)
    if (moves.length === 0) return []
    return [{ kind, at, cause, lines: [...sideOf(from, moves, -1n), ...sideOf(to, moves, 1n)] }]
  })
  await postAll(tx, book, given)
}

/** Only what is reserved is split by voucher: of every other account one line for all (decision 0024). */
function sideOf(
  account: AccountKind,
  moves: readonly VoucherMove[],
  sign: 1n | -1n,
): readonly PostingLine[] {
  if (account === 'reserved') {
    return moves.map(({ voucherId, amountTiyn }) => ({
      account,
      amountTiyn: sign * amountTiyn,
      voucherId,
    }))
  }
  const total = moves.reduce((sum, move) => sum + move.amountTiyn, 0n)
  return total === 0n ? [] : [{ account, amountTiyn: sign * total }]
}
